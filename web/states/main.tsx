import { onlineManager, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { queryClient } from '../api/queryClient.ts';
import { keepDrafts } from './sampleComposers.ts';
import { keepUnsentTexts } from './sampleOutbox.ts';
import { StatesPage } from './StatesPage.tsx';

const container = document.querySelector('#root');
if (!container) throw new Error('index.html has no #root.');
// The samples are all there is to show, so nothing is asked of a server and no one has to sign in. A query that is enabled where it
// is used waits, because the page counts as offline.
onlineManager.setOnline(false);
queryClient.setDefaultOptions({ queries: { enabled: false, networkMode: 'online' } });
keepUnsentTexts();
keepDrafts();
createRoot(container).render(
  <QueryClientProvider client={queryClient}>
    <StatesPage />
  </QueryClientProvider>,
);
