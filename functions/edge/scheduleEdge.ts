import type { Granted, Needs } from '../grants.ts';
import { counted } from './counted.ts';
import { dependenciesFor, type Providers } from './dependencies.ts';

type ScheduleSpec<Wanted extends Needs> = {
  readonly on: { readonly everyMinutes: number };
  readonly needs: Wanted;
};

/** Binds a use case to a schedule. */
export function scheduleEdge<Wanted extends Needs>(
  _spec: ScheduleSpec<Wanted>,
  useCase: (granted: Granted<Wanted>) => Promise<void>,
  providers: Providers<Wanted>,
) {
  return async (): Promise<void> => counted(dependenciesFor<Wanted>(providers), useCase);
}
