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
import { keepInputMethodKeys } from './ui/inputMethod.ts';

const container = document.querySelector('#root');
if (!container) throw new Error('index.html has no #root.');
const root = container;
keepInputMethodKeys();
refuseDroppedFiles();

if (location.pathname === signedOutPath) show(<signedOut.Component why="elsewhere" />);
else {
  const arrived = arrive();
  // Fetched while the tokens are on their way.
  preloadFor(location.pathname);
  arrived.then(
    () => {
      void queryClient.prefetchQuery(inboxQuery());
      // In a task of its own: the first render takes as long as the answer on a slow computer, and the request leaves before it.
      setTimeout(() => show(<App />));
    },
    (error: unknown) => show(<StartFailed error={error} />),
  );
}

function show(page: ReactNode): void {
  root.replaceChildren();
  createRoot(root).render(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>);
}
