import * as z from 'zod';
import type { Network } from './Network.ts';
import type { KnownNumber } from './numberRegistry.ts';
import { pageOf, pageShape } from './pageOf.ts';
import { readRequest, wireText } from './readRequest.ts';
import { registrationIdOf } from './registrationIdOf.ts';
import { answer, notFound, type WireAnswer } from './wireAnswer.ts';

const id = wireText(1, 256, /^[A-Za-z0-9_:/-]+$/, 'takes letters, digits, and _ : / -');
const type = 'US_TEN_DLC_CAMPAIGN_REGISTRATION';
const RegistrationsRequest = z.object({ RegistrationIds: z.array(id).max(5).optional(), ...pageShape });
const VersionsRequest = z.object({
  RegistrationId: id,
  VersionNumbers: z.array(z.int().min(1)).max(5).optional(),
  ...pageShape,
});
const ValuesRequest = z.object({
  RegistrationId: id,
  VersionNumber: z.int().min(1).optional(),
  ...pageShape,
});
const DefinitionsRequest = z.object({ RegistrationType: z.string().min(1).max(100), ...pageShape });

/** Some fields of the form. The real one has about thirty. Source of the names: User Guide, "US 10DLC campaign registration form". */
const fields = [
  { path: 'campaignInfo.campaignName', title: 'Campaign name', hint: 'A name for this use of texts.' },
  {
    path: 'campaignInfo.optInWorkflow',
    title: 'Opt-in workflow',
    hint: 'How people agree to get your texts, at least 40 characters.',
  },
  {
    path: 'campaignInfo.privacyPolicyLink',
    title: 'Privacy policy link',
    hint: 'The address of your privacy policy.',
  },
  { path: 'messageSamples.messageSample1', title: 'Message sample 1', hint: 'A text as you would send it.' },
] as const;

/** Describes the registrations of the 10DLC numbers. `PUT /phone/api/faults` sets the status of all of them. */
export async function describeRegistrations(network: Network, sent: unknown): Promise<WireAnswer> {
  const read = readRequest(RegistrationsRequest, sent);
  if ('refused' in read) return read.refused;
  const { RegistrationIds: asked } = read.input;
  const unknown = asked?.find((each) => !numberOf(network, each));
  if (unknown !== undefined) return notFound('registration', unknown);
  const all = network.numbers.list().filter((number) => registrationIdOf(network, number) !== undefined);
  const page = pageOf(
    asked ? all.filter((number) => asked.includes(registrationIdOf(network, number) ?? '')) : all,
    read.input,
  );
  if ('refused' in page) return page.refused;
  const { status } = network.faults.registration();
  return answer({
    Registrations: page.items.map((number) => ({
      ...named(network, registrationIdOf(network, number) ?? ''),
      RegistrationType: type,
      RegistrationStatus: status,
      CurrentVersionNumber: 1,
      ...(status === 'REQUIRES_UPDATES' && { LatestDeniedVersionNumber: 1 }),
      CreatedTimestamp: Date.parse(number.addedAt) / 1000,
    })),
    ...page.next,
  });
}

export async function describeRegistrationVersions(network: Network, sent: unknown): Promise<WireAnswer> {
  const read = readRequest(VersionsRequest, sent);
  if ('refused' in read) return read.refused;
  const { RegistrationId } = read.input;
  const number = numberOf(network, RegistrationId);
  if (!number) return notFound('registration', RegistrationId);
  const { status, reason } = network.faults.registration();
  const isDenied = status === 'REQUIRES_UPDATES';
  return answer({
    ...named(network, RegistrationId),
    RegistrationVersions: [
      {
        VersionNumber: 1,
        RegistrationVersionStatus: isDenied ? 'DENIED' : status === 'CREATED' ? 'DRAFT' : 'APPROVED',
        RegistrationVersionStatusHistory: { DraftTimestamp: Date.parse(number.addedAt) / 1000 },
        ...(isDenied && { DeniedReasons: [{ Reason: 'OPT_IN_WORKFLOW', ShortDescription: reason }] }),
      },
    ],
  });
}

export async function describeRegistrationFieldDefinitions(
  _network: Network,
  sent: unknown,
): Promise<WireAnswer> {
  const read = readRequest(DefinitionsRequest, sent);
  if ('refused' in read) return read.refused;
  const { RegistrationType } = read.input;
  if (RegistrationType !== type) return notFound('registration-type', RegistrationType);
  const page = pageOf(fields, read.input);
  if ('refused' in page) return page.refused;
  return answer({
    RegistrationType,
    RegistrationFieldDefinitions: page.items.map(({ path, title, hint }) => ({
      SectionPath: path.split('.')[0],
      FieldPath: path,
      FieldType: 'TEXT',
      FieldRequirement: 'REQUIRED',
      DisplayHints: { Title: title, ShortDescription: hint },
    })),
    ...page.next,
  });
}

/** Before it is submitted, only the first field has a value. Where changes are needed, the opt-in workflow was rejected. */
export async function describeRegistrationFieldValues(network: Network, sent: unknown): Promise<WireAnswer> {
  const read = readRequest(ValuesRequest, sent);
  if ('refused' in read) return read.refused;
  const { RegistrationId } = read.input;
  if (!numberOf(network, RegistrationId)) return notFound('registration', RegistrationId);
  const { status, reason } = network.faults.registration();
  const filled = status === 'CREATED' ? fields.slice(0, 1) : fields;
  const page = pageOf(filled, read.input);
  if ('refused' in page) return page.refused;
  return answer({
    ...named(network, RegistrationId),
    VersionNumber: 1,
    RegistrationFieldValues: page.items.map(({ path }) => ({
      FieldPath: path,
      TextValue: 'as entered in the form',
      ...(status === 'REQUIRES_UPDATES' && path.endsWith('optInWorkflow') && { DeniedReason: reason }),
    })),
    ...page.next,
  });
}

function numberOf(network: Network, registrationId: string): KnownNumber | undefined {
  return network.numbers.list().find((number) => registrationIdOf(network, number) === registrationId);
}

function named({ arnPrefix }: Network, registrationId: string) {
  return {
    RegistrationArn: `${arnPrefix}:registration/${registrationId}`,
    RegistrationId: registrationId,
  };
}
