import { usualOptOutLine, withOptOutLine } from '#shared/domain/optOutLine.ts';
import type { PastMessage } from '#shared/store/historyStore.ts';
import type { DemoHistory } from './Demo.ts';

/** Sorts by time and makes every time unique. */
export function historyOf(number: string, messages: readonly PastMessage[]): DemoHistory {
  let before = 0;
  const ordered = messages
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .map((message) => {
      const at = Math.max(before + 1000, Date.parse(message.at));
      before = at;
      return { ...message, at: new Date(at).toISOString() };
    });
  return { number, messages: ordered };
}

/** Joins the generated past of a number with its texts on the first screen, which are newer. */
export function merged(past: readonly DemoHistory[], first: readonly DemoHistory[]): readonly DemoHistory[] {
  const newest = new Map(first.map((history) => [history.number, history]));
  const joined = past.map((history) => {
    const later = newest.get(history.number);
    newest.delete(history.number);
    const begins = later?.messages[0]?.at ?? '';
    const before = later ? history.messages.filter(({ at }) => at < begins) : history.messages;
    return later ? { ...later, messages: [...before, ...later.messages] } : history;
  });
  return [...joined, ...newest.values()];
}

/** Adds the opt-out line to the first automated text of a number, which carries it in every office. */
export function withFirstLine(history: DemoHistory): DemoHistory {
  const first = history.messages.find(
    (message) => message.direction === 'outbound' && message.author.kind === 'auto',
  );
  const carrying = first && { ...first, text: withOptOutLine(first.text, usualOptOutLine) };
  return { ...history, messages: history.messages.map((each) => (each === first ? carrying : each) ?? each) };
}

/** Leaves some recent texts unread and lets some fail, as in every office. */
export function withProblems(histories: readonly DemoHistory[], since: Date): readonly DemoHistory[] {
  const reasons = ['not-a-mobile', 'blocked-as-spam', 'phone-unreachable'] as const;
  let unread = 0;
  let failed = 0;
  return histories.map((history) => {
    const last = history.messages.at(-1);
    if (!last || history.unreadSince !== undefined || last.at < since.toISOString()) return history;
    if (last.direction === 'inbound' && unread < 6) {
      unread += 1;
      return { ...history, unreadSince: last.at };
    }
    const failure = reasons[failed];
    const arrived = last.direction === 'outbound' && (last.state === 'delivered' || last.state === 'sent');
    // Leaves a text that failed on the first screen its own reason.
    if (arrived && failure && last.author.kind === 'member') {
      failed += 1;
      return {
        ...history,
        messages: [...history.messages.slice(0, -1), { ...last, state: 'failed', failure }],
      };
    }
    return history;
  });
}
