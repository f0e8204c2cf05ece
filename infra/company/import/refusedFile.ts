import { createWriteStream } from 'node:fs';
import { byteOrderMark, refusedHeadings, refusedLine } from '#shared/peopleFile/csvLine.ts';

/** Writes refused rows as they were, with the reason, once there is one. */
export function refusedFile(path: string, header: readonly string[]) {
  let stream: ReturnType<typeof createWriteStream> | undefined;
  return {
    add(cells: readonly string[], reason: string): void {
      if (!stream) {
        stream = createWriteStream(path);
        stream.write(byteOrderMark + refusedHeadings(header));
      }
      stream.write(refusedLine(header, cells, reason));
    },
    async close(): Promise<void> {
      const open = stream;
      if (open) await new Promise((resolve) => open.end(resolve));
    },
  };
}
