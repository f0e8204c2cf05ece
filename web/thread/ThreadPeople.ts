import type { Conversation, OptOut } from '#shared/domain/conversation.ts';
import type { OutboundMessage } from '#shared/domain/message.ts';
import type { Sender } from '#shared/domain/phoneNumber.ts';

/** The data that every message of a thread needs to be shown; the same object until some of it changes. */
export type ThreadPeople = {
  readonly myMemberId: string;
  /** The people who may have written what comes in; empty for an unknown number. */
  readonly names: readonly string[];
  /** The present and former people at the number, to say who wrote a text. */
  readonly reached: Pick<Conversation, 'people' | 'number'>;
  /** The person or people in one or two words: "Ana & Luis". */
  readonly shortName: string;
  readonly number: Sender;
  readonly timeZone: string;
  /** Set while they may not be texted. */
  readonly optOut: OptOut | undefined;
  readonly blocked: boolean;
  /** The text that staff have to decide on. */
  readonly optOutRequest: Conversation['optOutRequest'];
  readonly acts: ThreadActions;
};

/** The actions that a message can request from the page around it. */
export type ThreadActions = {
  /** Asks whether the person is to be opted out. */
  readonly optOut: () => void;
  /** Opens the dialog in which a scheduled text is changed. */
  readonly edit: (message: OutboundMessage) => void;
  /** Puts the words of a text into the composer, for the person whom it named. */
  readonly compose: (message: OutboundMessage) => void;
};
