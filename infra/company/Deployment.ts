import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { OnboardingStore } from '#shared/store/onboardingStore.ts';
import type { AdminStore } from '#shared/store/dynamoStore.ts';
import type { CarrierAccount } from './carrierAccount.ts';
import type { Channel } from './carrierAccount.ts';

/** A place to onboard companies: a deployed stage or this machine. */
export type Deployment = {
  /** The name for use in a sentence, such as "stage test". */
  readonly name: string;
  /** The name of the stage. */
  readonly stage: string;
  /** The option that selects this deployment, such as "--stage test". */
  readonly option: string;
  /** The address of the carrier's console. Undefined for the simulated carrier, which needs no registration. */
  readonly console: string | undefined;
  readonly store: OnboardingStore;
  /** The table, as the functions use it. */
  readonly messages: AdminStore;
  /** The table that the functions use now, and a client for it. */
  readonly table: {
    readonly name: string;
    readonly client: DynamoDBClient;
    /** The restored table that the stage's settings name. Differs from `name` until the stage is deployed with it. */
    readonly restored?: string;
  };
  readonly carrier: CarrierAccount;
  readonly signIn: SignIn;
  readonly channel: Channel;
  /** Prepares a role to sign requests, and returns what is left for a person to do. */
  readonly prepareRole: (roleName: string) => Promise<string | undefined>;
  readonly close: () => void;
};

export type Invited = { readonly email: string; readonly name: string; readonly company: string };

/** The identity provider. `subject` is issuer#sub, the key under which members are stored. */
export type SignIn = {
  /** `waiting` means that the person has not used the invitation yet. */
  readonly find: (
    person: Invited,
  ) => Promise<{ readonly subject: string; readonly waiting: boolean } | undefined>;
  /** Invites the person and returns the subject. */
  readonly invite: (person: Invited) => Promise<string>;
  /** Says what the person or the operator has to do next. */
  readonly next: (email: string, waiting: boolean) => string | undefined;
};
