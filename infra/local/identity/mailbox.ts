import * as z from 'zod/mini';
import { openJournal } from '../queues/journal.ts';

const Mail = z.object({ to: z.string(), subject: z.string(), body: z.string() });
export type Mail = z.infer<typeof Mail>;

export type Mailbox = Awaited<ReturnType<typeof openMailbox>>;

/** Keeps the mails of this machine, which stay here. `GET /identity/mails` shows them. */
export async function openMailbox(path: string) {
  const journal = await openJournal(path, (value) => Mail.parse(value));
  const mails = [...journal.entries];
  return {
    list: (): readonly Mail[] => mails,
    async deliver(mail: Mail): Promise<void> {
      mails.push(mail);
      await journal.append(mail);
    },
    close: journal.close,
  };
}
