import { useEffect, type ComponentProps, type ReactNode, type SyntheticEvent } from 'react';
import type { Message } from '#shared/domain/message.ts';
import { MessageState } from '#shared/domain/messageState.ts';
import { PauseReason } from '#shared/domain/numberPause.ts';
import { TextingState } from '../contact/TextingState.tsx';
import { PauseNotice } from '../frame/PauseNotice.tsx';
import { MessageItem } from '../thread/MessageItem.tsx';
import { ThreadFoot } from '../thread/ThreadFoot.tsx';
import { ThreadNotices } from '../thread/ThreadNotices.tsx';
import { followTheme } from '../ui/theme.ts';
import { composerSamples } from './sampleComposers.ts';
import { conversationSamples } from './sampleConversations.ts';
import { inboundSamples, outboundSamples } from './sampleMessages.ts';
import { unsentSamples } from './sampleOutbox.ts';
import { ana, kim, minutesAgo, peopleOf } from './samplePeople.ts';

const { timeZone } = kim.company;

/**
 * Shows every state of a message, every reason why one failed, every pause of the number and every opt-out at once, with the
 * components and the words of the page. What is shown follows from the schemas, so a new state is added to it at once. The
 * buttons do nothing here.
 */
export function StatesPage() {
  useEffect(followTheme, []);
  return (
    <main
      className="scroller h-full bg-canvas px-4 pb-10 desk:px-8"
      onClickCapture={refuse}
      onSubmitCapture={refuse}
    >
      <div className="mx-auto max-w-[1100px]">
        <h1 className="pt-8 text-[20px] leading-7 font-strong">States</h1>
        <p className="text-ink-2">Everything that the page says about a text. The buttons do nothing here.</p>
        {MessageState.options.map((state) => (
          <Group key={state} name={state}>
            {outboundSamples(state).map(({ name, message }) => (
              <TextState key={name} name={name} message={message} />
            ))}
          </Group>
        ))}
        <Group name="waits in the browser">
          {unsentSamples.map(({ name, message }) => (
            <TextState key={name} name={name} message={message} />
          ))}
        </Group>
        <Group name="inbound">
          {inboundSamples.map(({ name, message, repeats }) => (
            <TextState key={name} name={name} message={message} repeats={repeats === true} />
          ))}
        </Group>
        <Group name="number paused">
          {PauseReason.options.flatMap((reason) =>
            (['staff', 'admin'] as const).map((role) => (
              <State key={`${reason} ${role}`} name={`${reason}, as ${role}`}>
                <PauseNotice
                  pause={{ reason, since: minutesAgo(5), until: minutesAgo(-10) }}
                  waiting={{ count: 12, more: false }}
                  me={{ ...kim, member: { ...kim.member, role } }}
                />
              </State>
            )),
          )}
        </Group>
        <Group name="composer">
          {composerSamples.map(({ name, conversationId, company }) => (
            <State key={name} name={name}>
              <Foot conversation={{ ...ana, conversationId }} company={company} />
            </State>
          ))}
        </Group>
        <Group name="conversation">
          {conversationSamples.map(({ name, conversation }) => (
            <State key={name} name={name}>
              <p className="px-4 py-2 text-[13px] first-letter:uppercase desk:px-6">
                <TextingState conversation={conversation} timeZone={timeZone} />
              </p>
              <ThreadNotices
                conversation={conversation}
                name="Ana"
                timeZone={timeZone}
                onOptOut={() => undefined}
              />
              <Foot conversation={conversation} company={kim.company} />
            </State>
          ))}
        </Group>
      </div>
    </main>
  );
}

function Group({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section aria-label={name} className="mt-8">
      <h2 className="mb-2 text-title font-strong">{name}</h2>
      <div className="overflow-hidden rounded-composer border border-line bg-paper">{children}</div>
    </section>
  );
}

function State({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div
      role="group"
      aria-label={name}
      className="border-b border-line last:border-b-0 desk:grid desk:grid-cols-[200px_minmax(0,1fr)]"
    >
      <h3 className="px-4 py-3 text-meta wrap-anywhere text-ink-2">{name}</h3>
      <div className="border-line bg-canvas desk:border-l">{children}</div>
    </div>
  );
}

function Foot(shown: Pick<ComponentProps<typeof ThreadFoot>, 'conversation' | 'company'>) {
  return (
    <ThreadFoot
      {...shown}
      contactId={undefined}
      name="Ana"
      onSent={() => undefined}
      onMove={() => undefined}
    />
  );
}

function TextState({
  name,
  message,
  repeats = false,
}: {
  readonly name: string;
  readonly message: Message;
  readonly repeats?: boolean;
}) {
  const asksToStop = message.direction === 'inbound' && message.meaning === 'asksToStop';
  return (
    <State name={name}>
      <div className="px-3 pt-4 desk:px-6">
        <MessageItem
          row={{ kind: 'message', id: message.messageId, message, closes: true, repeats, asksToStop }}
          people={peopleOf(message)}
        />
      </div>
    </State>
  );
}

/** Keeps a press from reaching the button under it. */
function refuse(event: SyntheticEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
