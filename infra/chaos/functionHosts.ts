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
    { resolve: (answer: unknown) => void; reject: (error: Error) => void; messageIds: readonly string[] }
  >;
};

const hostCount = 2;
/** Longer than most invocations take, so that kills happen before, during and after their work. */
const longestLifeMs = 60;

/**
 * Runs functions in child processes and kills one at random intervals. The invocations in it fail, as they do
 * when Lambda loses a machine. A spare process takes over at once.
 */
export async function functionHosts(
  bundle: string,
  rows: FaultRows,
  struck: (messageIds: readonly string[]) => void,
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

  return async (name, event, requestId) => {
    const id = (lastId += 1);
    const host = await readyHost(id % hostCount);
    const messageIds = name === 'deliverMessage' ? textsOf(event) : [];
    // Starts a second run while the first still runs, as the queue does after its visibility timeout.
    const running = new Set(
      hosts.flatMap(({ pending }) => [...pending.values()].flatMap((call) => call.messageIds)),
    );
    const overtaken = messageIds.filter((messageId) => running.has(messageId));
    if (overtaken.length > 0) struck(overtaken);
    const answer = new Promise<unknown>((resolve, reject) =>
      host.pending.set(id, { resolve, reject, messageIds }),
    );
    host.child.send({ id, name, event, requestId } satisfies Call, () => {});
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
