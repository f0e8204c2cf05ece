import { escapeMarkup } from '#shared/domain/escapeMarkup.ts';
import { randomUUID } from 'node:crypto';
import { readBody } from '../phoneNetwork/readBody.ts';
import type { Endpoint } from '../runtime/listenOnLoopback.ts';
import { eventTopicArn } from './eventTopicArn.ts';
import { FilterPolicy } from './Subscription.ts';
import type { SubscriptionRegistry } from './subscriptionRegistry.ts';

/** The limit of a request: 256 KB of messages, with their form encoding. */
const maxBytes = 1024 * 1024;

/** An error in the service's XML protocol. */
class SnsError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A message with its string attributes. */
export type Published = { readonly message: string; readonly attributes: Readonly<Record<string, string>> };

type Topic = {
  readonly subscriptions: SubscriptionRegistry;
  /** Resolves when the message is stored for its subscribers. */
  readonly publish: (published: Published) => Promise<void>;
};

/**
 * Serves one topic to the real SNS client, in the AWS query protocol. Unlike SNS it does not ask an endpoint to confirm its
 * subscription. Source: Amazon SNS API Reference.
 */
export function snsEndpoint({ subscriptions, publish }: Topic): Endpoint {
  const operations: Readonly<Record<string, (form: URLSearchParams) => Promise<string>>> = {
    async Publish(form) {
      requireTopic(form.get('TopicArn'));
      await publish(publishedIn(form));
      return `<MessageId>${randomUUID()}</MessageId>`;
    },
    async Subscribe(form) {
      requireTopic(form.get('TopicArn'));
      const endpoint = form.get('Endpoint') ?? '';
      if (form.get('Protocol') !== 'http' || !URL.canParse(endpoint)) {
        throw new SnsError(
          'InvalidParameter',
          'Only the protocol http with the URL of an endpoint is supported.',
        );
      }
      const filterPolicy = filterPolicyOf(form);
      const arn = await subscriptions.add({ endpoint, ...(filterPolicy && { filterPolicy }) });
      return `<SubscriptionArn>${escapeMarkup(arn)}</SubscriptionArn>`;
    },
    async Unsubscribe(form) {
      await subscriptions.remove(form.get('SubscriptionArn') ?? '');
      return '';
    },
    async ListSubscriptionsByTopic(form) {
      requireTopic(form.get('TopicArn'));
      const members = subscriptions
        .all()
        .map(
          ({ arn, endpoint }) =>
            `<member><SubscriptionArn>${escapeMarkup(arn)}</SubscriptionArn><Endpoint>${escapeMarkup(endpoint)}</Endpoint><Protocol>http</Protocol><TopicArn>${eventTopicArn}</TopicArn></member>`,
        );
      return `<Subscriptions>${members.join('')}</Subscriptions>`;
    },
  };

  return async (request, response) => {
    const form = new URLSearchParams((await readBody(request, maxBytes)) ?? '');
    const action = form.get('Action') ?? '';
    const operation = Object.hasOwn(operations, action) ? operations[action] : undefined;
    const answer = operation
      ? operation(form).then((result) => ({ status: 200, body: resultOf(action, result) }))
      : Promise.reject(
          new SnsError('InvalidAction', `The local topic does not support the action ${action}.`),
        );
    const { status, body } = await answer.catch((error: unknown) => ({
      status: error instanceof SnsError ? 400 : 500,
      body: errorOf(error),
    }));
    response.writeHead(status, { 'content-type': 'text/xml' });
    response.end(body);
  };
}

function requireTopic(arn: string | null): void {
  if (arn !== eventTopicArn) throw new SnsError('NotFound', 'Topic does not exist');
}

function publishedIn(form: URLSearchParams): Published {
  const attributes = membersOf(form, 'MessageAttributes.entry').map((entry) => [
    form.get(`${entry}.Name`) ?? '',
    form.get(`${entry}.Value.StringValue`) ?? '',
  ]);
  return { message: form.get('Message') ?? '', attributes: Object.fromEntries(attributes) };
}

function filterPolicyOf(form: URLSearchParams): FilterPolicy | undefined {
  const entry = membersOf(form, 'Attributes.entry').find(
    (each) => form.get(`${each}.key`) === 'FilterPolicy',
  );
  if (entry === undefined) return undefined;
  try {
    return FilterPolicy.parse(JSON.parse(form.get(`${entry}.value`) ?? ''));
  } catch {
    throw new SnsError(
      'InvalidParameter',
      'The FilterPolicy must be JSON that lists the strings of each attribute.',
    );
  }
}

/** Returns the prefixes of the members of a list, which the protocol numbers from 1. */
function membersOf(form: URLSearchParams, list: string): readonly string[] {
  const numbers = [...form.keys()].flatMap((key) =>
    key.startsWith(`${list}.`) ? Number(key.slice(list.length + 1).split('.')[0]) : [],
  );
  return [...new Set(numbers)].map((number) => `${list}.${number}`);
}

function resultOf(action: string, result: string): string {
  return `<${action}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`;
}

function errorOf(error: unknown): string {
  const known = error instanceof SnsError;
  const [code, message] = known ? [error.code, error.message] : ['InternalError', 'The local topic failed.'];
  return `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeMarkup(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`;
}
