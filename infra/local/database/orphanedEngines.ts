import { setTimeout as pause } from 'node:timers/promises';
import { enginesOn } from './enginesOn.ts';

const patienceMs = 2000;

/**
 * Stops every engine that runs on this database file. Call it only as owner of the data folder: an engine
 * that still runs was left by a killed run. Finds engines by command line, so it needs no record of them.
 */
export async function stopOrphanedEngines(databaseFile: string): Promise<void> {
  for (const pid of enginesOn(databaseFile)) await end(pid, databaseFile);
}

async function end(pid: number, databaseFile: string): Promise<void> {
  const running = () => enginesOn(databaseFile).includes(pid);
  signal(pid, 'SIGTERM');
  for (let waited = 0; waited < patienceMs && running(); waited += 5) await pause(5);
  if (!running()) return;
  signal(pid, 'SIGKILL');
  while (running()) await pause(5);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // The process ended in between.
  }
}
