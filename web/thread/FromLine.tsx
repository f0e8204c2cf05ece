import { formatPhoneNumber, type PhoneNumber } from '#shared/domain/phoneNumber.ts';
import { lazily } from '../frame/lazily.tsx';
import { words } from '../words.ts';
import type { LateLineProps } from './LateLine.tsx';

const lateLine = lazily(
  async () => (await import('./LateLine.tsx')).LateLine,
  ({ children }) => children,
);

/**
 * Shows under the composer which number the text comes from, or, once there is something to send, a warning at night or the time
 * at which a returned text goes out.
 */
export function FromLine({
  from,
  isSendable,
  ...late
}: {
  readonly from: PhoneNumber;
  readonly isSendable: boolean;
} & Omit<LateLineProps, 'children'>) {
  const line = (
    <span id={late.id} className="short:hidden @max-2xl:group-has-[[data-counts]]/foot:hidden">
      <span className="hidden @4xl:inline">{words.composer.from(formatPhoneNumber(from))}</span>
      <span className="@4xl:hidden">{words.composer.fromShort(formatPhoneNumber(from))}</span>
    </span>
  );
  if (!isSendable) return line;
  return <lateLine.Component {...late}>{line}</lateLine.Component>;
}
