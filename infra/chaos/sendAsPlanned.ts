import { setTimeout as pause } from 'node:timers/promises';
import type { Author } from './author.ts';
import type { FaultName } from './faultKinds.ts';
import type { Sent } from './logbook.ts';
import type { Of } from './plan.ts';
import { retryUntilAnswered } from './retryUntilAnswered.ts';

type Planned = Pick<Of<'send'>, 'manner' | 'afterMs' | 'cancelled'>;

/** Sends a text in the planned manner, records the last answer its author got, and reports every refusal. */
export async function sendAsPlanned(
  { post, cancel }: Author,
  { manner, afterMs, cancelled }: Planned,
  sent: Sent,
  happened: (name: FaultName) => void,
  refused: (request: 'send' | 'cancel', code: string) => void,
): Promise<void> {
  if (manner !== 'plainly') happened(manner);
  if (manner === 'clientRetries' || manner === 'clientGivesUp') {
    await post(AbortSignal.timeout(Math.ceil(afterMs))).catch(() => {});
    if (manner === 'clientGivesUp') return;
  }
  const times = manner === 'clientDoubles' ? 2 : 1;
  const ask = async () => {
    const answer = await retryUntilAnswered(() => post());
    if ('refused' in answer) refused('send', answer.refused);
    return answer;
  };
  const answers = await Promise.all(Array.from({ length: times }, ask));
  if (manner === 'clientReloads') {
    await pause(afterMs);
    answers.push(await ask());
  }
  const [accepted] = answers.flatMap((answer) => ('answer' in answer ? [answer.answer] : []));
  const [refusal] = answers.flatMap((answer) => ('refused' in answer ? [answer] : []));
  sent.outcome = accepted ? 'accepted' : (refusal ?? 'unanswered');

  if (!accepted || !cancelled) return;
  const answer = await retryUntilAnswered(() => cancel(accepted));
  if ('refused' in answer) return refused('cancel', answer.refused);
  happened('cancel');
  sent.outcome = 'cancelled';
}
