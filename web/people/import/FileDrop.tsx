import { Upload } from 'lucide-react';
import { useState } from 'react';
import { importWords } from './importWords.ts';

/** Takes a file that a member chooses or drops. */
export function FileDrop({ onFile }: { readonly onFile: (file: File) => void }) {
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const [file] = files ?? [];
    if (file) onFile(file);
  };
  return (
    <label
      className={`fade mt-4 flex min-h-40 cursor-pointer flex-col items-center justify-center gap-1 rounded-composer border border-dashed p-6 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent ${
        isOver ? 'border-accent bg-accent-wash' : 'border-edge bg-paper hover:bg-canvas'
      }`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <Upload size={22} aria-hidden="true" className="text-ink-3" />
      <span className="font-strong text-accent">{importWords.choose}</span>
      <span className="text-meta text-ink-3">{importWords.drop}</span>
      <input
        type="file"
        accept=".csv,.txt,.tsv,text/csv"
        className="sr-only"
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
