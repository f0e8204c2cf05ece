import {
  DescribeRegistrationsCommand,
  DescribeRegistrationVersionsCommand,
  paginateDescribePhoneNumbers,
  paginateDescribeRegistrationFieldDefinitions,
  paginateDescribeRegistrationFieldValues,
  PinpointSMSVoiceV2Client,
  type PhoneNumberInformation,
  type RegistrationInformation,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { PhoneNumber } from '#shared/domain/phoneNumber.ts';
import type { RegistrationField, NumberAtCarrier } from '#shared/domain/registration.ts';
import type { CarrierNumbers } from './CarrierNumbers.ts';
import { isDefect } from './isDefect.ts';
import { numberTypes, registrationStates, withoutRegistration } from './registrationStates.ts';

/**
 * Creates a client for numbers and registrations of AWS End User Messaging. Its Describe operations allow about one request per
 * second and account, so it is for an admin who looks, and never for the way of a text. Source: End User Messaging SMS User Guide, "Quotas".
 */
export function awsCarrierNumbers(): CarrierNumbers {
  const client = new PinpointSMSVoiceV2Client({
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
  });
  return {
    async describe(number) {
      try {
        return await describeNumber(client, number);
      } catch (error) {
        if (isDefect(error)) throw error;
        return 'unreachable';
      }
    },
  };
}

async function describeNumber(
  client: PinpointSMSVoiceV2Client,
  number: PhoneNumber,
): Promise<NumberAtCarrier | 'not here'> {
  const found = await findNumber(client, number);
  const type = numberTypes[found?.NumberType ?? ''];
  if (!found || !type) return 'not here';
  return {
    type,
    country: found.IsoCountryCode ?? '',
    isActive: found.Status === 'ACTIVE',
    registration: await describeRegistration(client, found, type),
  };
}

/** Finds a number in the account. The service filters by everything but the number itself. */
async function findNumber(
  client: PinpointSMSVoiceV2Client,
  number: PhoneNumber,
): Promise<PhoneNumberInformation | undefined> {
  for await (const { PhoneNumbers = [] } of paginateDescribePhoneNumbers({ client }, {})) {
    const found = PhoneNumbers.find(({ PhoneNumber: e164 }) => e164 === number);
    if (found) return found;
  }
  return undefined;
}

async function describeRegistration(
  client: PinpointSMSVoiceV2Client,
  { RegistrationId: registrationId }: PhoneNumberInformation,
  type: NumberAtCarrier['type'],
): Promise<NumberAtCarrier['registration']> {
  const none = { reasons: [], fields: [] };
  if (registrationId === undefined) return { state: withoutRegistration(type), ...none };
  const { Registrations: [registration] = [] } = await client.send(
    new DescribeRegistrationsCommand({ RegistrationIds: [registrationId] }),
  );
  const state = registrationStates[registration?.RegistrationStatus ?? 'DELETED'];
  if (!registration || (state !== 'not-submitted' && state !== 'needs-changes'))
    return { state, registrationId, ...none };
  return {
    state,
    registrationId,
    reasons: state === 'needs-changes' ? await readReasons(client, registration) : [],
    fields: await readFields(client, registration),
  };
}

/** Reads why the carrier rejected the newest rejected version. */
async function readReasons(
  client: PinpointSMSVoiceV2Client,
  { RegistrationId, LatestDeniedVersionNumber, CurrentVersionNumber }: RegistrationInformation,
): Promise<string[]> {
  const version = LatestDeniedVersionNumber ?? CurrentVersionNumber;
  const { RegistrationVersions = [] } = await client.send(
    new DescribeRegistrationVersionsCommand({
      RegistrationId,
      ...(version !== undefined && { VersionNumbers: [version] }),
    }),
  );
  return RegistrationVersions.flatMap(({ DeniedReasons = [] }) =>
    DeniedReasons.flatMap(
      ({ LongDescription, ShortDescription }) => LongDescription ?? ShortDescription ?? [],
    ),
  );
}

/** Reads the fields that the carrier still asks for: required ones without a value, and those whose value it rejected. */
async function readFields(
  client: PinpointSMSVoiceV2Client,
  { RegistrationId, RegistrationType }: RegistrationInformation,
): Promise<RegistrationField[]> {
  const values = new Map<string, { readonly rejectedBecause: string | undefined }>();
  for await (const page of paginateDescribeRegistrationFieldValues({ client }, { RegistrationId })) {
    for (const value of page.RegistrationFieldValues ?? []) {
      const {
        FieldPath = '',
        TextValue,
        SelectChoices,
        RegistrationAttachmentId,
        DeniedReason,
        Feedback,
      } = value;
      const isFilled = TextValue ?? SelectChoices?.[0] ?? RegistrationAttachmentId;
      if (isFilled) values.set(FieldPath, { rejectedBecause: DeniedReason ?? Feedback });
    }
  }
  const fields: RegistrationField[] = [];
  for await (const page of paginateDescribeRegistrationFieldDefinitions({ client }, { RegistrationType })) {
    for (const {
      FieldPath = '',
      FieldRequirement,
      DisplayHints: hints,
    } of page.RegistrationFieldDefinitions ?? []) {
      const value = values.get(FieldPath);
      const isMissing = FieldRequirement === 'REQUIRED' && !value;
      if (!isMissing && value?.rejectedBecause === undefined) continue;
      fields.push({
        title: hints?.Title ?? FieldPath,
        ...(hints?.ShortDescription && { hint: hints.ShortDescription }),
        ...(value?.rejectedBecause !== undefined && { rejectedBecause: value.rejectedBecause }),
      });
    }
  }
  return fields;
}
