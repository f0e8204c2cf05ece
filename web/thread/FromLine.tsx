import { formatPhoneNumber, type PhoneNumber } from '#shared/domain/phoneNumber.ts';
import { lazily } from '../frame/lazily.tsx';
import { words } from '../words.ts';

const lateLine = lazily(
  async () => (await import('./LateLine.tsx')).LateLine,
  ({ children }) => children,
);

/** Shows under the composer which number the text comes from, or, once there is something to send at night, a warning. */
export function FromLine({
  id,
  from,
  timeZone,
  isSendable,
  onSendAt,
}: {
  readonly id: string;
  readonly from: PhoneNumber;
  readonly timeZone: string;
  readonly isSendable: boolean;
  readonly onSendAt: (scheduledAt: string) => void;
}) {
  const line = (
    <span id={id} className="short:hidden @max-2xl:group-has-[[data-counts]]/foot:hidden">
      <span className="hidden @4xl:inline">{words.composer.from(formatPhoneNumber(from))}</span>
      <span className="@4xl:hidden">{words.composer.fromShort(formatPhoneNumber(from))}</span>
    </span>
  );
  if (!isSendable) return line;
  return (
    <lateLine.Component id={id} timeZone={timeZone} onSendAt={onSendAt}>
      {line}
    </lateLine.Component>
  );
}
