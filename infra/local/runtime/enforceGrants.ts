import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AsyncLocalStorage } from 'node:async_hooks';
import { manifest, type FunctionName } from '#functions/manifest.ts';
import { writablePartitions, type Writable } from '#functions/writablePartitions.ts';
import type { Key } from '#shared/store/keys.ts';

type Action = 'Put' | 'Update' | 'Delete';
type Write = { readonly action: Action; readonly pk: string };
type Target = { readonly Item?: Key; readonly Key?: Key };
type Command = {
  readonly constructor: { readonly name: string };
  readonly input: Target & { readonly TransactItems?: readonly { readonly [Name in Action]?: Target }[] };
};
type Send = (this: unknown, command: Command) => Promise<unknown>;

const running = new AsyncLocalStorage<FunctionName>();

/** Runs a function, or a part of it. The writes that its role does not allow in AWS are refused. */
export function withGrantsOf<Answer>(name: FunctionName, run: () => Answer): Answer {
  return running.run(name, run);
}

const documents = DynamoDBDocumentClient.prototype as unknown as { send: Send };
const { send } = documents;
documents.send = async function sendIfAllowed(command) {
  const name = running.getStore();
  const refused = name && writesOf(command).find((write) => !mayWrite(name, write));
  if (refused) {
    throw Object.assign(
      new Error(`${name} may not ${refused.action.toLowerCase()} an item of this partition`),
      {
        name: 'AccessDeniedException',
      },
    );
  }
  return send.call(this, command);
};

/** Returns true if the role of a function allows the write. Source: IAM User Guide, "Policy evaluation logic". */
export function mayWrite(name: FunctionName, { action, pk }: Write): boolean {
  const writable = writablePartitions(manifest[name]);
  const isIn = (patterns: readonly string[]) => patterns.some((pattern) => matches(pattern, pk));
  const isDenied = (each: Writable) => 'allBut' in each && isIn(each.allBut);
  const isAllowed = (each: Writable) =>
    'allBut' in each || (isIn(each.only) && (each.by === undefined || action === 'Update'));
  return writable.some(isAllowed) && !writable.some(isDenied);
}

function matches(pattern: string, text: string): boolean {
  const expression = pattern.replaceAll(/[^\w*]/g, String.raw`\$&`).replaceAll('*', '.*');
  return new RegExp(`^${expression}$`, 's').test(text);
}

function writesOf({ constructor, input }: Command): readonly Write[] {
  const written = (action: Action, target: Target | undefined): readonly Write[] => {
    const pk = (target?.Item ?? target?.Key)?.pk;
    return pk === undefined ? [] : [{ action, pk }];
  };
  const actions = ['Put', 'Update', 'Delete'] as const;
  return [
    ...actions.flatMap((action) => (constructor.name === `${action}Command` ? written(action, input) : [])),
    ...(input.TransactItems ?? []).flatMap((each) =>
      actions.flatMap((action) => written(action, each[action])),
    ),
  ];
}
