import { addTo } from './addTo.ts';
import type { Exchange } from './databaseProxy.ts';
import type { Span } from './inboundWatch.ts';

type Turn = Span & { readonly out: boolean };

type Key = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Action = {
  readonly Key?: Key;
  readonly Item?: Key;
  readonly UpdateExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
};

export type OptOutWatch = {
  readonly observe: (exchange: Exchange) => void;
  /**
   * True when a text that arrived at `arrivedAt` was certainly sent by a function that could know of a STOP:
   * every consistent read of its conversation since its claim started after a STOP was committed and ended
   * before a START was requested. Without such a read, the claim itself counts as the read.
   */
  readonly knewOfStop: (text: {
    readonly conversationId: string;
    readonly messageId: string;
    readonly arrivedAt: number;
  }) => boolean;
  /** How many committed STOPs were observed. */
  readonly stops: () => number;
  /**
   * When a function asked to claim a text, in milliseconds since 1970. Includes claims whose answer never came, because a
   * database that is killed may have committed them.
   */
  readonly claimsOf: (messageId: string) => readonly number[];
};

/** Observes the functions' database requests: opt-outs, reads of conversations and claims of texts. */
export function optOutWatch(): OptOutWatch {
  const turns = new Map<string, Turn[]>();
  const reads = new Map<string, Span[]>();
  const claims = new Map<string, number[]>();
  const claimRequests = new Map<string, number[]>();

  function observe({ operation, input, askedAt, answeredAt, done }: Exchange): void {
    for (const action of writesOf(operation, input)) {
      const messageId = claimedText(action);
      if (messageId !== undefined) addTo(claimRequests, messageId, askedAt);
    }
    if (!done) return;
    const span = { from: askedAt, to: answeredAt };
    for (const key of consistentReads(operation, input)) {
      const conversation = conversationOf(key);
      if (conversation !== undefined) addTo(reads, conversation, span);
    }
    for (const action of writesOf(operation, input)) {
      const key = action.Key ?? action.Item ?? {};
      const out = optsOut(action);
      const conversation = conversationOf(key);
      if (conversation !== undefined && out !== undefined) addTo(turns, conversation, { ...span, out });
      const messageId = claimedText(action);
      if (messageId !== undefined) addTo(claims, messageId, askedAt);
    }
  }

  return {
    observe,
    stops: () => [...turns.values()].flat().filter(({ out }) => out).length,
    claimsOf: (messageId) => claimRequests.get(messageId) ?? [],
    knewOfStop({ conversationId, messageId, arrivedAt }) {
      const claimedAt = (claims.get(messageId) ?? []).filter((at) => at <= arrivedAt).at(-1) ?? 0;
      const looks = (reads.get(conversationId) ?? []).filter(
        ({ from, to }) => to >= claimedAt && from <= arrivedAt,
      );
      const known = (turns.get(conversationId) ?? []).toSorted((one, other) => one.to - other.to);
      const decisive = looks.length > 0 ? looks : [{ from: claimedAt, to: claimedAt }];
      return decisive.every((look) => isSurelyOut(look, known));
    },
  };
}

/** Returns the id of the text that this write claims. */
function claimedText(action: Action): string | undefined {
  if (!/\bclaimId\s*=/.test(partsOf(action).set)) return undefined;
  return /^MSG#[^#]*#(.+)$/.exec((action.Key ?? action.Item)?.['sk']?.['S'] ?? '')?.[1];
}

function isSurelyOut(look: Span, turns: readonly Turn[]): boolean {
  const before = turns.filter(({ to }) => to < look.from).at(-1);
  const during = turns.some((turn) => turn.to >= look.from && turn.from <= look.to);
  return before?.out === true && !during;
}

function consistentReads(operation: string, input: Exchange['input']): readonly Key[] {
  if (operation === 'GetItem') return input['ConsistentRead'] === true ? [input['Key'] as Key] : [];
  if (operation === 'TransactGetItems') {
    return (input['TransactItems'] as { Get: { Key: Key } }[]).map(({ Get }) => Get.Key);
  }
  if (operation !== 'BatchGetItem') return [];
  const tables = Object.values(
    input['RequestItems'] as Record<string, { Keys: Key[]; ConsistentRead?: boolean }>,
  );
  return tables.flatMap(({ Keys, ConsistentRead }) => (ConsistentRead === true ? Keys : []));
}

function writesOf(operation: string, input: Exchange['input']): readonly Action[] {
  if (operation === 'UpdateItem' || operation === 'PutItem') return [input];
  if (operation !== 'TransactWriteItems') return [];
  return (input['TransactItems'] as Record<string, Action>[]).flatMap(
    ({ Update, Put }) => Update ?? Put ?? [],
  );
}

function optsOut(action: Action): boolean | undefined {
  if (action.Item) return 'optOut' in action.Item;
  const { set, removed } = partsOf(action);
  if (/\boptOut\s*=/.test(set)) return true;
  return /\boptOut\b/.test(removed) ? false : undefined;
}

/** Splits an update expression into its two parts and replaces the placeholders with attribute names. */
function partsOf({ UpdateExpression = '', ExpressionAttributeNames = {} }: Action) {
  const spelled = UpdateExpression.replace(/#\w+/g, (name) => ExpressionAttributeNames[name] ?? name);
  const [set = '', removed = ''] = spelled.split(/\bREMOVE\b/);
  return { set, removed };
}

function conversationOf(key: Key): string | undefined {
  if (key['sk']?.['S'] !== 'CONVERSATION') return undefined;
  return /#CV#(cnv_\w+)$/.exec(key['pk']?.['S'] ?? '')?.[1];
}
