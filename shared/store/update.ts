/** An expression with the attributes and values that it names, as the requests of DynamoDB take it. */
type Expression = {
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
};

/** Gives each attribute and value a placeholder, because DynamoDB reserves names such as `status`. */
type Placeholders = { readonly name: (path: string) => string; readonly value: (value: unknown) => string };

/** Writes a part of an expression about one attribute. Stored values are never functions, so it cannot be mistaken for one. */
type Term = (own: string, placeholders: Placeholders) => string;

/** An attribute of an item, or a path into one, such as `lastMessage.writers`. */
type Attribute<Item> = (keyof Item & string) | `${keyof Item & string}.${string}`;

type About<Item, Value> = { readonly [Name in Attribute<Item>]?: Value };

/** Conditions a write on the value of an attribute, where undefined means that it is absent, or on a test of it. */
export type Condition<Item> = About<Item, unknown>;

export type ItemUpdate<Item> = {
  /** New values. Undefined leaves an attribute unchanged. */
  readonly set?: { readonly [Name in keyof Item & string]?: Item[Name] | Term | undefined } & About<
    Item,
    unknown
  >;
  /** Adds to numbers, which count as 0 while they are absent, or to sets. */
  readonly add?: About<Item, number | ReadonlySet<string>>;
  /** Removes elements from sets. */
  readonly take?: About<Item, ReadonlySet<string>>;
  readonly remove?: readonly Attribute<Item>[];
  readonly when?: Condition<Item>;
};

/** Builds the expressions of an update, with their names and values. */
export function update<Item>({ set = {}, add = {}, take = {}, remove = [], when = {} }: ItemUpdate<Item>) {
  const placeholders = openPlaceholders();
  const { name, value } = placeholders;
  const clause = (keyword: string, parts: readonly string[]) =>
    parts.length > 0 ? [`${keyword} ${parts.join(', ')}`] : [];
  const sets = given(set).map(([path, to]) => `${name(path)} = ${termOf(to)(name(path), placeholders)}`);
  const UpdateExpression = [
    ...clause('SET', sets),
    ...clause(
      'ADD',
      given(add).map(([path, more]) => `${name(path)} ${value(more)}`),
    ),
    ...clause(
      'DELETE',
      given(take).map(([path, elements]) => `${name(path)} ${value(elements)}`),
    ),
    ...clause('REMOVE', remove.map(name)),
  ].join(' ');
  const ConditionExpression = conditionOf(when, placeholders);
  return {
    UpdateExpression,
    ...(ConditionExpression && { ConditionExpression }),
    ...placeholders.expression(),
  };
}

/** Builds the condition of a put, a delete or a check, with its names and values. */
export function onlyWhen<Item>(when: Condition<Item>) {
  const placeholders = openPlaceholders();
  return { ConditionExpression: conditionOf(when, placeholders), ...placeholders.expression() };
}

/** Sets an attribute to another one as it was before the update. */
export const copyOf =
  (path: string): Term =>
  (_, { name }) =>
    name(path);

/** Sets an attribute to the sum of another one, as it was before the update, and a number. */
export const sumOf =
  (path: string, more: number): Term =>
  (_, { name, value }) =>
    `${name(path)} + ${value(more)}`;

/** Keeps the value of an attribute and sets it only while it is absent. */
export const unlessSet =
  (to: unknown): Term =>
  (own, placeholders) =>
    `if_not_exists(${own}, ${termOf(to)(own, placeholders)})`;

/** Sets an attribute to another one as it was before the update, or to this value or term while that one is absent. */
export const copyOr =
  (path: string, otherwise: unknown): Term =>
  (own, placeholders) =>
    `if_not_exists(${placeholders.name(path)}, ${termOf(otherwise)(own, placeholders)})`;

/** Appends to a list, which is empty while it is absent. */
export const appended =
  (elements: readonly unknown[]): Term =>
  (own, { value }) =>
    `list_append(if_not_exists(${own}, ${value([])}), ${value(elements)})`;

export const exists: Term = (own) => `attribute_exists(${own})`;
export const absent: Term = (own) => `attribute_not_exists(${own})`;

/** Tests that an attribute is still absent, or still present, as `seen` was. */
export const presentLike = (seen: unknown): Term => (seen === undefined || seen === false ? absent : exists);

export const atMost =
  (most: number | string): Term =>
  (own, { value }) =>
    `${own} <= ${value(most)}`;

export const above =
  (least: string): Term =>
  (own, { value }) =>
    `${own} > ${value(least)}`;

export const oneOf =
  (values: readonly unknown[]): Term =>
  (own, { value }) =>
    `${own} IN (${values.map(value).join(', ')})`;

export const shorterThan =
  (length: number): Term =>
  (own, { value }) =>
    `size(${own}) < ${value(length)}`;

export const longerThan =
  (length: number): Term =>
  (own, { value }) =>
    `size(${own}) > ${value(length)}`;

export const without =
  (element: unknown): Term =>
  (own, { value }) =>
    `NOT contains(${own}, ${value(element)})`;

/** Tests that an attribute has one of these values or passes one of these tests. */
export const either =
  (...tests: readonly unknown[]): Term =>
  (own, placeholders) =>
    `(${tests.map((test) => testOf(test)(own, placeholders)).join(' OR ')})`;

function conditionOf(when: Condition<unknown>, placeholders: Placeholders): string {
  return Object.entries(when)
    .map(([path, test]) => testOf(test)(placeholders.name(path), placeholders))
    .join(' AND ');
}

function testOf(test: unknown): Term {
  if (test === undefined) return absent;
  return isTerm(test) ? test : (own, { value }) => `${own} = ${value(test)}`;
}

function termOf(to: unknown): Term {
  return isTerm(to) ? to : (_, { value }) => value(to);
}

function isTerm(value: unknown): value is Term {
  return typeof value === 'function';
}

function given(values: object): readonly (readonly [string, unknown])[] {
  return Object.entries(values).filter(([, value]) => value !== undefined);
}

function openPlaceholders(): Placeholders & { readonly expression: () => Expression } {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  return {
    name: (path) =>
      path
        .split('.')
        .map((part) => {
          names[`#${part}`] = part;
          return `#${part}`;
        })
        .join('.'),
    value(value) {
      const placeholder = `:v${Object.keys(values).length}`;
      values[placeholder] = value;
      return placeholder;
    },
    expression: () => ({
      ExpressionAttributeNames: names,
      ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    }),
  };
}
