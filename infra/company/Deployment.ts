import type { OnboardingStore } from '#shared/store/onboardingStore.ts';
import type { AdminStore } from '#shared/store/dynamoStore.ts';
import type { CarrierAccount } from './carrierAccount.ts';

/** Where companies are onboarded: a deployed stage, or this machine. */
export type Deployment = {
  /** As a sentence names it, such as "stage test". */
  readonly name: string;
  /** How the command is told to work here, such as "--stage test". */
  readonly option: string;
  /** Where a person finds the carrier's own pages; undefined where the carrier is simulated and asks for nothing. */
  readonly console: string | undefined;
  readonly store: OnboardingStore;
  /** The same table as the functions use it. */
  readonly messages: AdminStore;
  readonly carrier: CarrierAccount;
  readonly signIn: SignIn;
  readonly channel: Channel;
  readonly close: () => void;
};

/** Where the carrier puts what people text, and the receipts. */
export type Channel = {
  readonly inboundTopicArn: string;
  readonly twoWayRoleArn: string;
  readonly configurationSet: string;
};

export type Invited = { readonly email: string; readonly name: string; readonly company: string };

/** Whoever lets people in. `subject` is issuer#sub, under which members are stored. */
export type SignIn = {
  /** `waiting`: they have not yet used their invitation. */
  readonly find: (
    person: Invited,
  ) => Promise<{ readonly subject: string; readonly waiting: boolean } | undefined>;
  /** Lets the person in from now on and tells them. Answers the subject. */
  readonly invite: (person: Invited) => Promise<string>;
  /** What the person, or whoever runs this, does next. */
  readonly next: (email: string, waiting: boolean) => string | undefined;
};
