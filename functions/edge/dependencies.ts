import { defaultTiming, type Granted, type Grants, type Needs, type Timing } from '../grants.ts';
import { seconds } from './environment.ts';

/** How to make what a row needs: a function carries the code of its own grants only, not of everybody's. */
export type Providers<Wanted extends Needs> = {
  readonly [Name in keyof Wanted & keyof Grants]: () => Grants[Name][Wanted[Name] & keyof Grants[Name]];
};

/** What a function was granted, made on first use and kept while the function lives. Nothing is made at import. */
export function dependenciesFor<Wanted extends Needs>(providers: Providers<Wanted>): Granted<Wanted> {
  const granted = Object.entries<() => unknown>(providers).map(([name, make]) => [name, make()]);
  const timing = Object.fromEntries(
    Object.entries(defaultTiming).map(([name, fallback]) => [name, seconds(name as keyof Timing, fallback)]),
  );
  return { ...Object.fromEntries(granted), now: () => new Date(), timing } as Granted<Wanted>;
}
