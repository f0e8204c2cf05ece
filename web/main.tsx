import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { inboxQuery } from './api/inbox.ts';
import { queryClient } from './api/queryClient.ts';
import { arrive, signedOutPath } from './api/session.ts';
import { StartFailed } from './frame/StartFailed.tsx';
import { preloadFor, signedOut } from './splitCode.ts';

const container = document.querySelector('#root');
if (!container) throw new Error('index.html has no #root.');
const root = container;

if (location.pathname === signedOutPath) show(<signedOut.Component why="elsewhere" />);
else {
  preloadFor(location.pathname);
  arrive().then(
    () => {
      // Asked before the first render, which takes as long as the answer on a slow computer.
      void queryClient.prefetchQuery(inboxQuery());
      show(<App />);
    },
    (error: unknown) => show(<StartFailed error={error} />),
  );
}

function show(page: ReactNode): void {
  root.replaceChildren();
  createRoot(root).render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
}
