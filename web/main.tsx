import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { inboxQuery } from './api/inbox.ts';
import { queryClient } from './api/queryClient.ts';
import { arrive, signedOutPath } from './api/session.ts';
import { StartFailed } from './frame/StartFailed.tsx';
import { preloadFor, signedOut } from './splitCode.ts';
import { refuseDroppedFiles } from './ui/droppedFiles.ts';
import { formatOf } from './ui/formatOf.ts';
import { keepInputMethodKeys } from './ui/inputMethod.ts';

const container = document.querySelector('#root');
if (!container) throw new Error('index.html has no #root.');
const root = container;
keepInputMethodKeys();
refuseDroppedFiles();

if (location.pathname === signedOutPath) show(<signedOut.Component why="elsewhere" />);
else {
  // Until the answer there is nothing to see but the bar that index.html has, so the page is rendered once, with the answer.
  arrive()
    .then(() => queryClient.prefetchQuery(inboxQuery()))
    .then(
      () => show(<App />),
      (error: unknown) => show(<StartFailed error={error} />),
    );
  // Done while the answer is on its way. Starting these downloads takes a slow computer as long as a request, so they come after the request.
  setTimeout(() => {
    preloadFor(location.pathname);
    // A new tab takes 20 ms to make its first date format, and the first row needs one.
    formatOf('UTC', {});
  });
}

function show(page: ReactNode): void {
  root.replaceChildren();
  createRoot(root).render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
}
