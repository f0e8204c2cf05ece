import {
  ConflictException,
  CreateOptOutListCommand,
  DescribeAccountAttributesCommand,
  DescribeConfigurationSetsCommand,
  DescribeOptedOutNumbersCommand,
  DescribeOptOutListsCommand,
  DescribePhoneNumbersCommand,
  DescribeSpendLimitsCommand,
  type PhoneNumberInformation,
  type PinpointSMSVoiceV2Client,
  paginateDescribeOptOutLists,
  paginateDescribePhoneNumbers,
  RequestPhoneNumberCommand,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  UpdatePhoneNumberCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { OnboardingError } from './OnboardingError.ts';

/** The AWS resources through which the carrier publishes inbound texts and receipts. */
export type Channel = {
  readonly inboundTopicArn: string;
  readonly twoWayRoleArn: string;
  readonly configurationSet: string;
};

/** A number in the carrier account. */
export type CarrierNumber = {
  readonly id: string;
  readonly e164: string;
  /** The type, such as TEN_DLC, TOLL_FREE, SIMULATOR. */
  readonly kind: string;
  /** ACTIVE once the number can be used. */
  readonly status: string;
  readonly textsTransactional: boolean;
  readonly poolId: string | undefined;
  readonly registrationId: string | undefined;
  readonly twoWay: boolean;
  readonly twoWayChannelArn: string | undefined;
  readonly twoWayRoleArn: string | undefined;
  readonly selfManagedOptOuts: boolean;
  readonly optOutList: string;
  /** Parts per second that the carrier allows. Undefined when the carrier does not print. */
  readonly partsPerSecond: number | undefined;
};

/** US dollars a month. */
export type AccountStatus = {
  readonly inSandbox: boolean;
  readonly spendLimit: number | undefined;
  readonly highestSpendLimit: number | undefined;
};

export type CarrierAccount = ReturnType<typeof carrierAccount>;

/**
 * The requests that onboarding makes to AWS End User Messaging SMS. All are idempotent, so the client may
 * retry them.
 */
export function carrierAccount(client: PinpointSMSVoiceV2Client) {
  return {
    async findNumber(id: string): Promise<CarrierNumber | undefined> {
      const found = await orNothing(client.send(new DescribePhoneNumbersCommand({ PhoneNumberIds: [id] })));
      const [number] = found?.PhoneNumbers ?? [];
      return number && numberFrom(number);
    },

    async listNumbers(): Promise<readonly CarrierNumber[]> {
      const numbers: CarrierNumber[] = [];
      for await (const page of paginateDescribePhoneNumbers({ client }, {})) {
        numbers.push(...(page.PhoneNumbers ?? []).map(numberFrom));
      }
      return numbers;
    },

    /**
     * Requests a simulator number and returns the same one again for the same token, such as the name of the
     * company's opt-out list, which only this company on this stage has. It costs what a simulator number costs.
     */
    async requestSimulatorNumber(token: string, companyName: string): Promise<CarrierNumber> {
      const requested = await client.send(
        new RequestPhoneNumberCommand({
          IsoCountryCode: 'US',
          MessageType: 'TRANSACTIONAL',
          NumberCapabilities: ['SMS'],
          NumberType: 'SIMULATOR',
          Tags: [{ Key: 'Name', Value: companyName.replaceAll(/[^\p{L}\p{N} _.:/=+@-]/gu, '-') }],
          ClientToken: token,
        }),
      );
      return numberFrom(requested);
    },

    async hasOptOutList(name: string): Promise<boolean> {
      const found = await orNothing(client.send(new DescribeOptOutListsCommand({ OptOutListNames: [name] })));
      return (found?.OptOutLists ?? []).length > 0;
    },

    async holdsOptOuts(list: string): Promise<boolean> {
      const found = await orNothing(
        client.send(new DescribeOptedOutNumbersCommand({ OptOutListName: list, MaxResults: 1 })),
      );
      return (found?.OptedOutNumbers ?? []).length > 0;
    },

    /** Counts the opt-out lists of the account, the default one included. */
    async countOptOutLists(): Promise<number> {
      let count = 0;
      for await (const page of paginateDescribeOptOutLists({ client }, {}))
        count += page.OptOutLists?.length ?? 0;
      return count;
    },

    /** Creates the list unless it exists. Throws `OnboardingError` when the account may have no more lists. */
    async createOptOutList(name: string): Promise<void> {
      try {
        await client.send(new CreateOptOutListCommand({ OptOutListName: name }));
      } catch (error) {
        if (error instanceof ServiceQuotaExceededException) throw noMoreLists(error);
        const isThere = error instanceof ConflictException && error.Reason === 'RESOURCE_ALREADY_EXISTS';
        if (!isThere) throw error;
      }
    },

    /**
     * Sends the number's inbound texts to our topic, STOP and HELP included, and keeps its opt-outs on its
     * own list.
     */
    async attachNumber(id: string, channel: Channel, optOutList: string): Promise<void> {
      await client.send(
        new UpdatePhoneNumberCommand({
          PhoneNumberId: id,
          TwoWayEnabled: true,
          TwoWayChannelArn: channel.inboundTopicArn,
          TwoWayChannelRole: channel.twoWayRoleArn,
          SelfManagedOptOutsEnabled: true,
          OptOutListName: optOutList,
        }),
      );
    },

    async hasConfigurationSet(name: string): Promise<boolean> {
      const found = await orNothing(
        client.send(new DescribeConfigurationSetsCommand({ ConfigurationSetNames: [name] })),
      );
      return (found?.ConfigurationSets ?? []).length > 0;
    },

    /** Reads the limits of the carrier account, which apply to all numbers. */
    async accountStatus(): Promise<AccountStatus> {
      const { AccountAttributes = [] } = await client.send(new DescribeAccountAttributesCommand({}));
      const { SpendLimits = [] } = await client.send(new DescribeSpendLimitsCommand({}));
      const limit = SpendLimits.find(({ Name }) => Name === 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT');
      return {
        inSandbox: AccountAttributes.some(
          ({ Name, Value }) => Name === 'ACCOUNT_TIER' && Value === 'SANDBOX',
        ),
        spendLimit: limit?.EnforcedLimit,
        highestSpendLimit: limit?.MaxLimit,
      };
    },
  };
}

/**
 * Companies cannot share a list: a person who opts out of one company would be blocked for all of them, and START to one would
 * unblock the person for all.
 */
function noMoreLists(cause: unknown): OnboardingError {
  return new OnboardingError(
    'The carrier account has as many opt-out lists as it may have, and each company needs its own, because STOP to one company is not STOP to another. Ask AWS Support to raise the quota "opt-out lists per account" of End User Messaging SMS.',
    { cause },
  );
}

/** True when the number is set up as `attachNumber` sets it up. */
export function isAttached(number: CarrierNumber, channel: Channel, optOutList: string): boolean {
  return (
    number.twoWay &&
    number.twoWayChannelArn === channel.inboundTopicArn &&
    number.twoWayRoleArn === channel.twoWayRoleArn &&
    number.selfManagedOptOuts &&
    number.optOutList === optOutList
  );
}

async function orNothing<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

function numberFrom(number: Partial<PhoneNumberInformation>): CarrierNumber {
  return {
    id: number.PhoneNumberId ?? '',
    e164: number.PhoneNumber ?? '',
    kind: number.NumberType ?? '',
    status: number.Status ?? '',
    textsTransactional:
      number.MessageType === 'TRANSACTIONAL' && (number.NumberCapabilities ?? []).includes('SMS'),
    poolId: number.PoolId,
    registrationId: number.RegistrationId,
    twoWay: number.TwoWayEnabled ?? false,
    twoWayChannelArn: number.TwoWayChannelArn,
    twoWayRoleArn: number.TwoWayChannelRole,
    selfManagedOptOuts: number.SelfManagedOptOutsEnabled ?? false,
    optOutList: number.OptOutListName ?? '',
    partsPerSecond: number.MessagingLimits?.RateLimits?.['SMS'],
  };
}
