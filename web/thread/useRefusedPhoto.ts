import { useState, type ClipboardEvent, type DragEvent } from 'react';
import { announce } from '../ui/Announcer.tsx';
import { holdsFiles } from '../ui/droppedFiles.ts';
import { words } from '../words.ts';

/**
 * Refuses a file that is dropped or pasted anywhere in a thread; the browser would open a dropped one in place of the page.
 * Returns whether to say so, which is until the member writes, and the handlers of the thread.
 */
export function useRefusedPhoto() {
  const [isRefused, setRefused] = useState(false);
  function refuse(event: DragEvent | ClipboardEvent): void {
    event.preventDefault();
    setRefused(true);
    announce(words.composer.photo);
  }
  return {
    isRefused,
    handlers: {
      onDragOver: (event: DragEvent) => holdsFiles(event.dataTransfer) && event.preventDefault(),
      onDrop: (event: DragEvent) => holdsFiles(event.dataTransfer) && refuse(event),
      // Office software puts a picture beside the words that are copied.
      onPaste: (event: ClipboardEvent) => {
        const { clipboardData: pasted } = event;
        if (holdsFiles(pasted) && pasted.getData('text/plain') === '') refuse(event);
      },
      onInput: () => setRefused(false),
    },
  };
}
