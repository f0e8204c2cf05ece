import { ChevronLeft, Ellipsis, Info, Mail, Phone } from 'lucide-react';
import { titleOf, type Conversation } from '#shared/domain/conversation.ts';
import { canBeAnswered, formatPhoneNumber } from '#shared/domain/phoneNumber.ts';
import { CopyButton } from '../CopyButton.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Popover } from '../ui/Popover.tsx';
import { words } from '../words.ts';
import { threadMenu } from './lazyThreadMenu.tsx';
import { NextInspectionLink } from './NextInspectionLink.tsx';

type Props = {
  readonly conversation: Conversation;
  readonly timeZone: string;
  readonly onBack?: (() => void) | undefined;
  readonly onOpenPanel?: (() => void) | undefined;
  /** Absent where nothing can be unread. */
  readonly onMarkUnread?: (() => void) | undefined;
  /** Absent when there is nothing to opt out. */
  readonly onOptOut?: (() => void) | undefined;
};

/** Shows whom the thread is with, at which number, and the actions on it as a whole. */
export function ThreadHeader({ conversation, timeZone, onBack, onOpenPanel, onMarkUnread, onOptOut }: Props) {
  const title = titleOf(conversation);
  const { number } = conversation;
  const isCallable = canBeAnswered(number);
  const known = conversation.people.some((person) => !person.former);
  return (
    <header className="flex min-h-[60px] flex-none items-center gap-3 border-b border-line bg-paper py-2 short:min-h-12 short:py-0 pr-1 pl-3 max-desk:gap-2 desk:pr-4 desk:pl-5">
      {onBack && (
        <IconButton label={words.thread.back} onClick={onBack} className="-mr-2 -ml-2">
          <ChevronLeft size={22} aria-hidden="true" />
        </IconButton>
      )}
      <Avatar name={known ? title : undefined} />
      <div className="min-w-0 flex-1">
        <h2 dir="auto" className="truncate text-left text-title font-strong" title={title}>
          {title}
        </h2>
        <p className="facts max-h-9 overflow-hidden short:max-h-[18px] text-[13px] leading-[18px] text-ink-3 max-desk:flex-nowrap short:flex-nowrap">
          <UnderTitle {...conversation} />
          <NextInspectionLink conversation={conversation} timeZone={timeZone} />
        </p>
      </div>
      {isCallable && (
        <a
          href={`tel:${number}`}
          aria-label={words.thread.call(title)}
          title={words.thread.call(title)}
          className="fade inline-flex size-9 flex-none items-center justify-center rounded-control text-ink-2 hover:bg-canvas hover:text-ink max-desk:hidden coarse:size-11"
        >
          <Phone size={18} aria-hidden="true" />
        </a>
      )}
      {onOpenPanel && (
        <IconButton label={words.thread.details} onClick={onOpenPanel} className="max-roomy:hidden">
          <Info size={18} aria-hidden="true" />
        </IconButton>
      )}
      {onMarkUnread && (
        <IconButton label={words.thread.markUnread} onClick={onMarkUnread} className="max-desk:-mr-2">
          <Mail size={18} aria-hidden="true" />
        </IconButton>
      )}
      <Popover label={words.thread.more(title)} face={<Ellipsis size={18} aria-hidden="true" />}>
        {(close) => <threadMenu.Component {...{ conversation, onOpenPanel, onOptOut, close }} />}
      </Popover>
    </header>
  );
}

/**
 * Shows "Clients, one number · (555) 010-2214", "Agent · Lakeside Realty · (555) 010-7702", "Unknown number", "Formerly Ana Moreno".
 * The number is never broken, and a phone cuts what is before it.
 */
function UnderTitle({ people, number }: Conversation) {
  const current = people.filter((person) => !person.former);
  const [only, ...others] = current;
  if (!canBeAnswered(number)) return <span>{words.thread.unknownSender}</span>;
  if (!only) {
    return (
      <span className="flex items-start before:flex-none">
        <span className="line-clamp-2">
          {people.length > 0
            ? words.thread.formerly(people.map((person) => person.name))
            : words.thread.unknownNumber}
        </span>
        <CopyButton number={number} className="ml-2 max-desk:hidden coarse:hidden short:hidden" />
      </span>
    );
  }
  const isShared = others.length > 0;
  return (
    <>
      <span className="max-w-full truncate">
        {isShared ? rolesOf(current) : words.roles[only.role]}
        {isShared && <span className="max-roomy:hidden">{words.thread.oneNumber}</span>}
        {!isShared && only.agency !== undefined && (
          <>
            {' · '}
            <bdi>{only.agency}</bdi>
          </>
        )}
      </span>
      <span className="flex-none whitespace-nowrap">
        <span className="tabular">{formatPhoneNumber(number)}</span>
        {/* Beside the number, so that it never begins a line. */}
        <CopyButton number={number} className="ml-2 max-desk:hidden coarse:hidden short:hidden" />
      </span>
    </>
  );
}

function rolesOf(people: Conversation['people']): string {
  const roles = [...new Set(people.map((person) => person.role))];
  const [only, ...others] = roles;
  if (!only) return '';
  const plural = { inspector: 'inspectors', agent: 'agents', client: 'clients' } as const;
  return others.length === 0
    ? words.sections[plural[only]]
    : roles.map((role) => words.roles[role]).join(', ');
}
