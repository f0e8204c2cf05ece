/** A configuration set and the event types that its destination subscribes to (`TEXT_ALL` and `ALL` are all of them). */
export type ConfigurationSet = { readonly name: string; readonly eventTypes: readonly string[] };

/**
 * Finds the set with this name or ARN. Without declared sets, every name is a set that subscribes to
 * everything.
 */
export function findConfigurationSet(
  sets: readonly ConfigurationSet[] | undefined,
  nameOrArn: string,
): ConfigurationSet | undefined {
  const name = nameOrArn.replace(/^arn:.*:configuration-set\//, '');
  return sets ? sets.find((set) => set.name === name) : { name, eventTypes: ['TEXT_ALL'] };
}

export function subscribesTo(set: ConfigurationSet, eventType: string): boolean {
  return set.eventTypes.some((type) => type === eventType || type === 'TEXT_ALL' || type === 'ALL');
}
