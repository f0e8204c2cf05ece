import { defaultTiming, type Granted, type Grants, type Needs, type Timing } from '../grants.ts';
import { seconds } from './environment.ts';

/** Creates each grant that a row needs. A function bundles only the providers that it names. */
export type Providers<Wanted extends Needs> = {
  readonly [Name in keyof Wanted & keyof Grants]: () => Grants[Name][Wanted[Name] & keyof Grants[Name]];
};

/** Creates the grants of a function on first use and keeps them while the function lives. Creates nothing at import. */
export function dependenciesFor<Wanted extends Needs>(providers: Providers<Wanted>): Granted<Wanted> {
  const granted = Object.entries<() => unknown>(providers).map(([name, make]) => [name, make()]);
  const timing = Object.fromEntries(
    Object.entries(defaultTiming).map(([name, fallback]) => [name, seconds(name as keyof Timing, fallback)]),
  );
  return { ...Object.fromEntries(granted), now: () => new Date(), timing } as Granted<Wanted>;
}
