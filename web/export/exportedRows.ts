import { titleOf, type Conversation } from '#shared/domain/conversation.ts';
import type { Message } from '#shared/domain/message.ts';
import { formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { byteOrderMark, csvLine } from '#shared/peopleFile/csvLine.ts';
import { receiptDueAt } from '../receiptDueAt.ts';
import { formatOf } from '../ui/formatOf.ts';
import { words } from '../words.ts';
import { exportWords } from './exportWords.ts';

/** A message in the words in which it is printed and saved. */
export type ExportedRow = {
  readonly time: string;
  readonly utc: string;
  readonly direction: 'inbound' | 'outbound';
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly state: string;
  readonly inspection: string;
  readonly messageId: string;
};

/** Returns the messages, oldest first, with who wrote each at that time and what became of it. */
export function exportedRows(
  conversation: Conversation,
  messages: readonly Message[],
  ours: string,
  timeZone: string,
): readonly ExportedRow[] {
  const theirs = formatPhoneNumber(conversation.number);
  const format = formatOf(timeZone, { dateStyle: 'medium', timeStyle: 'medium' });
  return messages
    .toSorted((one, other) => one.at.localeCompare(other.at) || one.messageId.localeCompare(other.messageId))
    .map((message) => {
      const { direction, at, text, messageId } = message;
      const common = { time: format.format(new Date(at)), utc: at, direction, text, messageId };
      if (message.direction === 'inbound') {
        const names = message.writers?.map(({ name }) => name).join(', ');
        const from = names ? `${names}, ${theirs}` : theirs;
        return { ...common, from, to: ours, state: exportWords.received, inspection: '' };
      }
      const { author, state, failure } = message;
      const inspection = author.kind === 'auto' ? (author.inspection?.address ?? '') : '';
      const sender = author.kind === 'member' ? author.name : exportWords.auto(author.automation);
      const became = receiptDueAt(message) <= Date.now() ? exportWords.noReceipt : exportWords.states[state];
      const why = state === 'failed' && failure ? words.failures[failure](titleOf(conversation)) : '';
      return {
        ...common,
        from: `${sender}, ${ours}`,
        to: theirs,
        state: why === '' ? became : `${became}: ${why}`,
        inspection,
      };
    });
}

/** Returns the rows as CSV for a spreadsheet: UTF-8 with a byte order mark, and what looks like a formula as text. */
export function csvOf(rows: readonly ExportedRow[]): string {
  const lines = rows.map((row) =>
    csvLine([
      row.time,
      row.utc,
      exportWords.direction[row.direction],
      row.from,
      row.to,
      row.text,
      row.state,
      row.inspection,
      row.messageId,
    ]),
  );
  return [byteOrderMark, csvLine(exportWords.columns), ...lines].join('');
}
