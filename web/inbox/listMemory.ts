import { sections, type Section } from '#shared/domain/role.ts';
import type { WhoAmI } from '#shared/api/routes.ts';
import type { PageStorage } from '../ui/pageStorage.ts';

/** The state of the list pane that this device remembers for one member, so that it opens as it was left and without shifting. */
export type ListMemory = {
  /** The section that fills the pane. */
  readonly expanded?: Section;
  /** How many rows each section had when it was last seen. */
  readonly rows?: Readonly<Partial<Record<Section, number>>>;
  /** The height of the recent lists in pixels, which the next window probably has too. */
  readonly height?: number;
};

/** Reads the remembered state. Ignores anything that this page did not write, or that no longer fits. */
export function readListMemory(storage: PageStorage, me: WhoAmI): ListMemory {
  try {
    const { expanded, rows, height } = JSON.parse(storage.getItem(keyOf(me)) ?? '{}') as Record<
      string,
      unknown
    >;
    return {
      ...(isSection(expanded) && { expanded }),
      ...(typeof rows === 'object' && rows !== null && { rows: rowsIn(rows as Record<string, unknown>) }),
      ...(typeof height === 'number' && { height }),
    };
  } catch {
    return {};
  }
}

export function writeListMemory(storage: PageStorage, me: WhoAmI, memory: ListMemory): void {
  storage.setItem(keyOf(me), JSON.stringify(memory));
}

function keyOf({ member, company }: WhoAmI): string {
  return `lists/${company.companyId}/${member.memberId}`;
}

function isSection(value: unknown): value is Section {
  return sections.some((section) => section === value);
}

function rowsIn(rows: Readonly<Record<string, unknown>>): Partial<Record<Section, number>> {
  return Object.fromEntries(
    Object.entries(rows).filter(([section, count]) => isSection(section) && Number.isInteger(count)),
  );
}
