import type { CompanyWithSecret } from '#shared/store/companyStore.ts';
import { ana, testNetwork } from './testNetwork.ts';
import { awsCarrier } from '#functions/carrier/awsCarrier.ts';
import { awsCarrierList } from '#functions/carrier/awsCarrierList.ts';
import type { Carrier } from '#functions/carrier/Carrier.ts';
import type { CarrierList } from '#functions/carrier/CarrierList.ts';
import { optOutListOf } from '#functions/carrier/optOutListOf.ts';
import { configurationSet, localStage } from '../local/runtime/functionEnvironment.ts';
import { listenOnLoopback } from '../local/runtime/listenOnLoopback.ts';
import { giveCredentials } from './giveCredentials.ts';

export type TestCarrier = Awaited<ReturnType<typeof openTestCarrier>>;

/** Opens the simulated phone network behind the real SDK client. It does not limit the rate of numbers; the send slots do. */
export async function openTestCarrier(options: Parameters<typeof testNetwork>[0] = {}) {
  const phone = await testNetwork(options);
  let calls = 0;
  const counted = (real: Carrier): Carrier => ({
    sendText(text) {
      calls += 1;
      return real.sendText(text);
    },
  });
  return {
    /** Waits so long that a busy machine gives no text a missing answer. */
    carrier: counted(carrierAt(phone.carrierAddress, 60)),
    /** Waits two seconds, for texts that the carrier never answers. */
    impatientCarrier: counted(carrierAt(phone.carrierAddress, 2)),
    /** The opt-out lists of the stage, and the name of a company's. */
    carrierList: awsCarrierList(localStage),
    failingList,
    listOf: (companyId: string) => optOutListOf(localStage, companyId),
    /** How many times functions called it since it was opened. */
    calls: () => calls,
    receipts: phone.receipts,
    address: phone.carrierAddress,
    addCompany: ({ companyId, originationNumber: e164 = ana }: CompanyWithSecret) =>
      phone.network.addNumber({
        e164,
        selfManagedOptOuts: true,
        optOutList: optOutListOf(localStage, companyId),
      }),
    /** Returns the texts on the handset with this number, oldest first. */
    texts: async (number: string) => {
      const { body } = await phone.ask<readonly { readonly text: string; readonly direction: string }[]>(
        'GET',
        `/handsets/${number}/messages`,
      );
      return Array.isArray(body) ? body.map(({ text }) => text) : [];
    },
    async goesWrong(faults: Readonly<Record<string, unknown>>) {
      const { status, body } = await phone.ask('PUT', '/faults', faults);
      if (status !== 200) throw new Error(`The carrier refused the faults: ${JSON.stringify(body)}`);
    },
    close: () => phone.close(),
  };
}

/** Opens the opt-out lists of a carrier that answers every request with this error. */
function failingList(status: number, error: string, facts: object = {}): CarrierList {
  return {
    async remove(companyId, number) {
      const server = await listenOnLoopback();
      server.answer((_, response) => {
        response.writeHead(status, {
          'content-type': 'application/x-amz-json-1.0',
          'x-amzn-errortype': error,
        });
        response.end(JSON.stringify(facts));
      });
      const address = process.env[endpointVariable];
      process.env[endpointVariable] = server.origin;
      try {
        return await awsCarrierList(localStage).remove(companyId, number);
      } finally {
        process.env[endpointVariable] = address;
        await server.close();
      }
    },
  };
}

const endpointVariable = 'AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2';

/** Creates the real SDK client for a carrier at this address. */
export function carrierAt(address: string, timeoutSeconds?: number): Carrier {
  process.env[endpointVariable] = address;
  giveCredentials();
  return awsCarrier(configurationSet, timeoutSeconds);
}
