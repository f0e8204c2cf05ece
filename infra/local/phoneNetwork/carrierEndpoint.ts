import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Endpoint } from '../runtime/listenOnLoopback.ts';
import { describeAccountAttributes, describeSpendLimits } from './accountOperations.ts';
import { describeConfigurationSets } from './describeConfigurationSets.ts';
import { describePhoneNumbers } from './describePhoneNumbers.ts';
import type { Network } from './Network.ts';
import { createOptOutList, describeOptOutLists } from './optOutListOperations.ts';
import { deleteOptedOutNumber, describeOptedOutNumbers, putOptedOutNumber } from './optOutOperations.ts';
import { requestPhoneNumber, updatePhoneNumber } from './numberOperations.ts';
import { readBody } from './readBody.ts';
import {
  describeRegistrationFieldDefinitions,
  describeRegistrationFieldValues,
  describeRegistrations,
  describeRegistrationVersions,
} from './registrationOperations.ts';
import { type Outcome, sendTextMessage } from './sendTextMessage.ts';
import { serverError, wireError } from './wireAnswer.ts';

const operations: Readonly<Record<string, (network: Network, input: unknown) => Promise<Outcome>>> = {
  SendTextMessage: sendTextMessage,
  DescribePhoneNumbers: describePhoneNumbers,
  DescribeRegistrations: describeRegistrations,
  DescribeRegistrationVersions: describeRegistrationVersions,
  DescribeRegistrationFieldDefinitions: describeRegistrationFieldDefinitions,
  DescribeRegistrationFieldValues: describeRegistrationFieldValues,
  RequestPhoneNumber: requestPhoneNumber,
  UpdatePhoneNumber: updatePhoneNumber,
  DescribeConfigurationSets: describeConfigurationSets,
  DescribeAccountAttributes: describeAccountAttributes,
  DescribeSpendLimits: describeSpendLimits,
  CreateOptOutList: createOptOutList,
  DescribeOptOutLists: describeOptOutLists,
  PutOptedOutNumber: putOptedOutNumber,
  DeleteOptedOutNumber: deleteOptedOutNumber,
  DescribeOptedOutNumbers: describeOptedOutNumbers,
};

/**
 * Serves the SMS service's API in AWS JSON 1.0, for the real SDK client. Requires a signature and does not
 * verify it.
 */
export function carrierEndpoint(network: Network): Endpoint {
  return (request, response) => {
    if (network.faults.isOut()) {
      request.socket.destroy();
      return undefined;
    }
    return outcomeOf(network, request)
      .catch((error: unknown) => {
        const hungUp = request.destroyed && !request.complete;
        if (!network.closing.aborted && !hungUp) network.report('The carrier failed on a request.', error);
        return serverError();
      })
      .then((outcome) => act(outcome, request, response, network.closing));
  };
}

async function outcomeOf(network: Network, request: IncomingMessage): Promise<Outcome> {
  const body = await readBody(request, 1_000_000);
  if (request.method !== 'POST' || body === undefined) {
    return wireError('UnknownOperationException', 'Send a POST of at most 1 MB, as the service does.');
  }
  const [, name = ''] =
    /^PinpointSMSVoiceV2\.(\w+)$/.exec(request.headers['x-amz-target']?.toString() ?? '') ?? [];
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (!operation) {
    return wireError('UnknownOperationException', 'This simulated service does not support the operation.');
  }
  if (!/^AWS4-HMAC-SHA256 .*\/sms-voice\/aws4_request/.test(request.headers.authorization ?? '')) {
    return wireError('MissingAuthenticationTokenException', 'The request is not signed for sms-voice.');
  }
  const input = parsed(body);
  return input === undefined
    ? wireError('SerializationException', 'The body is not a JSON object.')
    : operation(network, input);
}

function parsed(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function act(
  outcome: Outcome,
  request: IncomingMessage,
  response: ServerResponse,
  closing: AbortSignal,
): void {
  if (response.destroyed) return;
  if (outcome === 'silence') {
    const hangUp = () => request.socket.destroy();
    closing.addEventListener('abort', hangUp);
    response.once('close', () => closing.removeEventListener('abort', hangUp));
    return;
  }
  if (outcome === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  response.writeHead(outcome.status, {
    'content-type': 'application/x-amz-json-1.0',
    'x-amzn-requestid': crypto.randomUUID(),
  });
  response.end(JSON.stringify(outcome.body));
}
