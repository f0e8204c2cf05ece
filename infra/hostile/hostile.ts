import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { automationRoutes } from '#shared/api/automationRoutes.ts';
import { createClient, ProblemError, type Ask } from '#shared/api/client.ts';
import type { Route } from '#shared/api/route.ts';
import { routes, type RouteName } from '#shared/api/routes.ts';
import { answerHelp } from '../commands/help.ts';
import { readAccessKeys } from '../local/automations/accessKeys.ts';
import { askSigned } from '../local/automations/askSigned.ts';
import { harbor, oakHill } from '../local/demo/demoCompanies.ts';
import type { AccessKey } from '../local/gateway/signer.ts';
import { signInByHttp } from '../local/identity/signInByHttp.ts';
import { listenOnLoopback } from '../local/runtime/listenOnLoopback.ts';
import { startRuntime } from '../local/runtime/startRuntime.ts';
import { openApi } from '../openApi/openApi.ts';
import { hasPython } from '../pythonEnvironment.ts';
import { automationInputs } from './automationInputs.ts';
import { front, type Reached } from './front.ts';
import { memberInputs, type Inputs } from './memberInputs.ts';
import { installSchemathesis, runSchemathesis } from './runSchemathesis.ts';
import { withExamples, type OpenApi } from './withExamples.ts';

const reached: Reached = new Map();

/** `npm run hostile`: sends the API what its description allows and what it forbids, and checks every answer. */
async function hostile(): Promise<boolean> {
  answerHelp('hostile');
  if (!hasPython()) {
    console.log('NOT RUN: npm run hostile needs Python 3.11 with venv, and this machine has no such Python.');
    return true;
  }
  // One member asks as often as a whole office.
  process.env['MEMBER_REQUESTS_PER_MINUTE'] = process.env['AUTOMATION_REQUESTS_PER_MINUTE'] = '1000000';
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const folder = await mkdtemp(join(tmpdir(), 'conversations-hostile-'));
  const [runtime] = await Promise.all([
    startRuntime({
      port: 0,
      dataFolder: join(folder, 'data'),
      empty: false,
      fresh: false,
      minuteSeconds: 60,
      print: () => {},
      onBroken: (sentence) => console.error(sentence),
    }),
    installSchemathesis(),
  ]);
  try {
    return await tryEverything(runtime.origin, folder);
  } finally {
    await runtime.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Tries the routes of members and those of automations, each in its own company, so that neither changes the data of the other. */
async function tryEverything(origin: string, folder: string): Promise<boolean> {
  const [helen, nora] = await Promise.all([
    signIn(origin, 'helen@oakhill.example'),
    signIn(origin, 'nora@harbor.example'),
  ]);
  const accessKeys = await readAccessKeys(join(folder, 'data'));
  const keyOf = ({ automation: { roleName } }: typeof harbor) =>
    accessKeys.find((key) => key.roleName === roleName);
  const [accessKey, oakHillKey] = [keyOf(harbor), keyOf(oakHill)];
  if (!accessKey || !oakHillKey) throw new Error('An automation of the demo has no access key.');
  const automation = createClient(automationRoutes, askSigned(origin, accessKey));
  const reminders = createClient(automationRoutes, askSigned(origin, oakHillKey));
  const [ofMembers, ofAutomations] = await Promise.all([
    memberInputs(oakHill, helen.api, reminders),
    automationInputs(harbor.companyId, nora.api, automation),
  ]);
  const signing = { accessKey, insteadOf: nora.authorization };
  const findings = await Promise.all([
    attempt({
      origin,
      folder,
      inputs: ofMembers,
      companyId: oakHill.companyId,
      authorization: helen.authorization,
    }),
    attempt({
      origin,
      folder,
      inputs: ofAutomations,
      companyId: harbor.companyId,
      authorization: nora.authorization,
      signing,
    }),
  ]);
  for (const finding of findings) if (finding !== undefined) console.log(finding);
  const unreached = Object.keys(routes).filter((name) => !reached.get(name as RouteName)?.done);
  for (const name of unreached) console.log(`${name} never found what the requests named.`);
  const answers = [...reached.values()];
  const asked = answers.reduce((sum, each) => sum + each.asked, 0);
  const done = answers.reduce((sum, each) => sum + each.done, 0);
  console.log(
    `${asked} requests to ${answers.length} routes, ${done} of them done, ${unreached.length} routes never done`,
  );
  return unreached.length === 0 && findings.every((finding) => finding === undefined);
}

async function signIn(origin: string, email: string) {
  const { accessToken } = await signInByHttp({ origin, email });
  const authorization = `Bearer ${accessToken}`;
  const api = createClient(routes, asCaller(origin, authorization));
  return { authorization, api };
}

type Attempt = {
  readonly origin: string;
  readonly folder: string;
  readonly inputs: Inputs;
  readonly companyId: string;
  readonly authorization: string;
  readonly signing?: { readonly accessKey: AccessKey; readonly insteadOf: string };
};

/** Tries the routes of one kind of caller: of automations when their requests are signed, otherwise of members. */
async function attempt({ origin, folder, inputs, companyId, authorization, signing }: Attempt) {
  const chosen = Object.fromEntries(
    Object.entries(routes).filter(([, { caller }]) => (caller === 'automation') === (signing !== undefined)),
  );
  const server = await listenOnLoopback();
  server.answer(front({ origin, reached, ...(signing && { signing }) }));
  await tryOnce(chosen, inputs, asCaller(server.origin, authorization));
  const description = join(folder, `${companyId}.json`);
  const document = openApi(chosen, server.origin) as OpenApi;
  await writeFile(description, JSON.stringify(withExamples(document, inputs, companyId)));
  const findings = await runSchemathesis({ description, origin: server.origin, authorization, folder });
  await server.close();
  return findings;
}

/** Sends each route the request that names what exists, before generated requests archive, block and remove it. */
async function tryOnce(chosen: Readonly<Record<string, Route>>, inputs: Inputs, ask: Ask): Promise<void> {
  const api = createClient(chosen, ask);
  for (const name of Object.keys(chosen)) {
    await api[name]?.(inputs[name as RouteName] ?? {}).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      console.log(`${name}: ${error.message}`);
    });
  }
}

function asCaller(origin: string, authorization: string): Ask {
  return (path, init) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', authorization);
    return fetch(origin + path, { ...init, headers });
  };
}

hostile().then(
  (isClean) => process.exit(isClean ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
