import { useQuery } from '@tanstack/react-query';
import type { HistoryStep } from '#shared/domain/deliveryHistory.ts';
import { queries, type HistoryOf } from '../api/queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { TimeText } from '../ui/TimeText.tsx';
import { formatOf } from '../ui/formatOf.ts';
import { dayWords } from '../ui/momentWords.ts';
import { words } from '../words.ts';
import { historyWords } from './historyWords.ts';

type Props = {
  readonly title?: string;
  readonly message: HistoryOf;
  /** True for a text whose changes no event reports, so that it is read again while it is open. */
  readonly isLive?: boolean;
  readonly timeZone: string;
  /** "Ana & Luis". */
  readonly name: string;
  readonly open: boolean;
  readonly onClose: () => void;
};

/** Shows what happened to a text, step by step, in plain words. */
export function DetailsDialog({ title = historyWords.title, open, onClose, ...rest }: Props) {
  return (
    <Dialog label={title} open={open} onClose={onClose} closeWords={words.contact.close}>
      <div className="p-5">
        <h2 className="pr-8 text-title font-strong">{title}</h2>
        <Steps {...rest} />
        <p className="mt-4 text-meta wrap-anywhere text-ink-3">{historyWords.id(rest.message.messageId)}</p>
      </div>
    </Dialog>
  );
}

function Steps({ message, isLive, timeZone, name }: Omit<Props, 'title' | 'open' | 'onClose'>) {
  const { data, isError } = useQuery({
    ...queries.messageHistory(message),
    ...(isLive && { staleTime: 0, refetchInterval: 2000 }),
  });
  if (!data) {
    return (
      <p role="status" className="mt-3 text-ink-2">
        {isError ? historyWords.failed : historyWords.loading}
      </p>
    );
  }
  if (data.steps.length === 0) return <p className="mt-3 text-ink-2">{historyWords.none}</p>;
  return (
    <ol className="mt-3 flex flex-col gap-2">
      {data.steps.map((step, index) => {
        const reference = referenceOf(step);
        return (
          <li key={index} className="flex gap-3">
            <TimeText
              at={step.at}
              words={timeOf(step.at, timeZone)}
              timeZone={timeZone}
              className="w-[92px] flex-none text-meta leading-[20px] text-ink-3"
            />
            <div className="min-w-0">
              <p className="wrap-anywhere">{sentenceOf(step, attemptAt(data.steps, index), name)}</p>
              {reference && (
                <p className="mt-0.5 text-meta wrap-anywhere text-ink-3">
                  {historyWords.reference(reference)}
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function sentenceOf({ step, failure }: HistoryStep, attempt: number, name: string): string {
  if (step === 'claim') return historyWords.handOver(attempt);
  if (step === 'refuse' || step === 'giveUpWaiting' || step === 'failureReceipt')
    return failure ? words.failures[failure](name) : historyWords.ended;
  return historyWords.steps[step];
}

/** Returns how many times the text was handed to the carrier up to this step. */
function attemptAt(steps: readonly HistoryStep[], index: number): number {
  return steps.slice(0, index + 1).filter(({ step }) => step === 'claim').length;
}

/** Returns what the carrier answered when it did not accept the text. */
function referenceOf({ evidence }: HistoryStep): string | undefined {
  if (!evidence?.error && !evidence?.reason) return undefined;
  const { error, reason, status, requestId } = evidence;
  return [error, reason, status && `HTTP ${status}`, requestId].filter(Boolean).join(', ');
}

/** Returns "4:31:07 PM", with the day when it is not today, and the year when it is another. */
function timeOf(at: string, timeZone: string): string {
  const [then, today] = [at, new Date().toISOString()].map((moment) => dayWords(moment, timeZone));
  const time = formatOf(timeZone, { hour: 'numeric', minute: '2-digit', second: '2-digit' }).format(
    new Date(at),
  );
  return then === today ? time : `${then}, ${time}`;
}
