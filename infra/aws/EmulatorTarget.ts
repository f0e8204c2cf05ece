import type { Node } from 'constructs';
import * as z from 'zod';

/**
 * The addresses of the parts that an AWS emulator on this machine lacks. With it (`-c target=emulator`) the same stacks are made
 * without them: CloudFront and the page's bucket, and End User Messaging, which the simulated carrier replaces.
 */
const EmulatorTarget = z.object({
  /** The emulator's own address, such as `http://127.0.0.1:4566`. */
  gateway: z.url(),
  /** The simulated carrier, by its wire protocol. */
  carrier: z.url(),
  /** Issuer and audience of the members' tokens. */
  issuer: z.url(),
  audience: z.string(),
});
export type EmulatorTarget = z.infer<typeof EmulatorTarget>;

/** Reads the target from the context, `-c target=emulator -c gateway=... -c carrier=... -c issuer=... -c audience=...`; undefined for AWS itself. Throws a sentence. */
export function emulatorTarget(node: Node): EmulatorTarget | undefined {
  const target = node.tryGetContext('target') as unknown;
  if (target === undefined) return undefined;
  if (target !== 'emulator') {
    throw new Error(`There is no target ${JSON.stringify(target)}: there is emulator, and AWS without one.`);
  }
  const names = Object.keys(EmulatorTarget.shape);
  const read = EmulatorTarget.safeParse(
    Object.fromEntries(names.map((name) => [name, node.tryGetContext(name) as unknown])),
  );
  if (read.success) return read.data;
  const name = String(read.error.issues[0]?.path[0]);
  throw new Error(`The emulator's ${name} is missing or no address: give -c ${name}=... as well.`);
}
