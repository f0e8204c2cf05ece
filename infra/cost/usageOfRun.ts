import { manifest } from '#functions/manifest.ts';
import { limitsOf } from '../aws/functionLimits.ts';
import { assumptions, type Request } from './assumptions.ts';
import type { Run } from './Run.ts';
import type { Usage } from './Usage.ts';

const { waits, wholeProcessorMB } = assumptions;
const gigabyte = 1e9;

/** Returns what AWS bills for one run and for what started it. */
export function usageOfRun(run: Run, openPages: number): Usage {
  const pushes = run.requests.postToConnection ?? 0;
  const isHttp = run.startedBy === 'http';
  const bytesOfFrames = run.bytesPushed + pushes * assumptions.bytesAroundFrame;
  const bytesOfAnswer = isHttp ? assumptions.bytesAroundAnswer + assumptions.bytesOfAnswer : 0;
  return {
    functionRun: 1,
    functionGbSecond: (memoryOf(run) / 1024) * (millisecondsOf(run, openPages) / 1000),
    readUnit: run.readUnits,
    writeUnit: run.writeUnits,
    logGb: (loggedBy(run) + (isHttp ? assumptions.bytesOfAccessLog : 0)) / gigabyte,
    edgeGb: (bytesOfFrames + bytesOfAnswer) / gigabyte,
    socketMessage: pushes,
    fifoRequest: (run.requests.SendMessageBatch ?? 0) + (run.startedBy === 'line' ? receiveAndDelete : 0),
    ...(isHttp && { httpRequest: 1, edgeRequest: 1 }),
    // A topic message is published, sent to its queue, received and deleted.
    ...(run.startedBy === 'topic' && { topicPublish: 1, queueRequest: 1 + receiveAndDelete }),
  };
}

/** The run's waits for other services plus its assumed processor time. Pushes to pages happen in parallel. */
export function millisecondsOf(run: Run, openPages: number): number {
  const waited = (Object.entries(run.requests) as [Request, number][]).reduce(
    (sum, [name, count]) => sum + waits[name] * (name === 'postToConnection' ? count / openPages : count),
    0,
  );
  return waited + assumedProcessorMs(run) * (wholeProcessorMB / memoryOf(run));
}

export function assumedProcessorMs({ name }: Run): number {
  const assumed = assumptions.processorMs[name];
  if (assumed === undefined) throw new Error(`assumptions.processorMs lacks ${name}`);
  return assumed;
}

function loggedBy({ bytesLogged }: Run): number {
  return bytesLogged === 0 ? 0 : bytesLogged + assumptions.bytesOfLogLine;
}

export function memoryOf({ name }: Run): number {
  return limitsOf(name, manifest[name]).memoryMB;
}

const receiveAndDelete = 2;
