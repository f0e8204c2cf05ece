import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { SQSEvent } from 'aws-lambda';
import type { RunFunction } from '../local/runtime/loadFunctions.ts';
import type { FaultRows } from './faultRows.ts';
import type { Call, Return } from './functionHost.ts';

type Host = {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  readonly pending: Map<
    number,
    {
      readonly resolve: (answer: unknown) => void;
      readonly reject: (error: Error) => void;
      readonly name: string;
      readonly messageIds: readonly string[];
    }
  >;
};

const hostCount = 2;
/** The host whose clock may be wrong, and by how much. */
const wrongHost = 1;
const wrongByMs = 3_600_000;
/** They decide by the age of what they find, so on a wrong clock they may give up a claim that is alive. */
const sweeps = new Set(['sweepMessages', 'sweepBucket']);
/** Longer than most invocations take, so that kills happen before, during and after their work. */
const longestLifeMs = 60;

/**
 * Runs functions in child processes and kills one at random intervals. The invocations in it fail, as they do
 * when Lambda loses a machine. A spare process takes over at once. Sets the clock of one host an hour ahead at some moment, for
 * good.
 */
export async function functionHosts(
  bundle: string,
  rows: FaultRows,
  struck: (messageIds: readonly string[]) => void,
  isClockWrong: boolean,
): Promise<RunFunction> {
  let lastId = 0;
  const hosts = Array.from({ length: hostCount }, startHost);
  let spare = startHost();
  await Promise.all(hosts.map(({ ready }) => ready));

  function startHost(): Host {
    const child = fork(bundle, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const pending: Host['pending'] = new Map();
    const ready = once(child, 'message').then(() => {});
    const host = { child, ready, pending };
    child.on('message', (message: Return) => {
      if ('ready' in message) return;
      const call = pending.get(message.id);
      pending.delete(message.id);
      if ('error' in message) call?.reject(new Error(message.error));
      else call?.resolve(message.answer);
    });
    child.once('exit', (code) => {
      if (code !== null) throw new Error(`A process of functions ended unexpectedly with code ${code}`);
      replace(host);
    });
    return host;
  }

  function replace(host: Host): void {
    const index = hosts.indexOf(host);
    if (index !== -1) {
      hosts[index] = spare;
      spare = startHost();
    } else if (host === spare) spare = startHost();
    struck([...host.pending.values()].flatMap(({ messageIds }) => messageIds));
    for (const call of host.pending.values())
      call.reject(new Error('The process of the function was killed'));
  }

  async function readyHost(index: number): Promise<Host> {
    for (;;) {
      const host = hosts[index];
      if (!host) throw new Error('There is no process for functions');
      await host.ready;
      if (hosts[index] === host) return host;
    }
  }

  function isSweeping(): boolean {
    return hosts.some(({ pending }) => [...pending.values()].some(({ name }) => sweeps.has(name)));
  }

  return async (name, event, requestId) => {
    const id = (lastId += 1);
    const index = id % hostCount;
    const host = await readyHost(index);
    if (index === wrongHost && !isClockWrong) isClockWrong = rows.happens('clockAhead');
    const messageIds = name === 'deliverMessage' ? textsOf(event) : [];
    // Starts a second run while the first still runs, as the queue does after its visibility timeout.
    const running = new Set(
      hosts.flatMap(({ pending }) => [...pending.values()].flatMap((call) => call.messageIds)),
    );
    const overtaken = messageIds.filter((messageId) => running.has(messageId));
    if (overtaken.length > 0) struck(overtaken);
    if (isClockWrong && sweeps.has(name)) struck([...running]);
    if (isClockWrong && isSweeping()) struck(messageIds);
    const answer = new Promise<unknown>((resolve, reject) =>
      host.pending.set(id, { resolve, reject, name, messageIds }),
    );
    const clockAheadMs = isClockWrong && index === wrongHost ? wrongByMs : 0;
    host.child.send({ id, name, event, requestId, clockAheadMs } satisfies Call, () => {});
    if (rows.happens('functionKilled', name)) {
      const lifeMs = rows.number(`functionKilled ${name} life`) * longestLifeMs;
      setTimeout(() => host.child.kill('SIGKILL'), lifeMs);
    }
    return answer;
  };
}

/** Returns the message ids in an event of the outbound queue. */
function textsOf(event: unknown): readonly string[] {
  const { Records } = event as SQSEvent;
  return Records.map(({ body }) => (JSON.parse(body) as { readonly messageId: string }).messageId);
}
