import type { Section } from '#shared/domain/role.ts';

/** Heights in pixels, those of the classes `h-9 coarse:h-11` (head) and `h-14 coarse:h-15` (row). */
export const measures = {
  fine: { head: 36, row: 56 },
  coarse: { head: 44, row: 60 },
} as const;

export type SectionNeed = {
  readonly section: Section;
  /** How many rows the section could show; an empty section needs one for its sentence. */
  readonly rows: number;
};

/** The order in which rows are assigned. Clients, who text the most, get the first remaining row. */
const turns: readonly Section[] = ['clients', 'agents', 'inspectors'];

/**
 * Returns how many of its newest rows each section shows in a pane of `height` pixels, so that every section is in sight:
 * one row for Unknown numbers (two where the open conversation takes one, so that a new text stays in sight), the rest in
 * turn to the others. What a short section does not need goes to the others. A
 * pane too low for one row each shows heads only.
 */
export function rowsPerSection(
  height: number,
  needs: readonly SectionNeed[],
  { head, row }: { readonly head: number; readonly row: number },
  showsOpenUnknown = false,
): Readonly<Record<Section, number>> {
  const shares = { inspectors: 0, agents: 0, clients: 0, unknown: 0 };
  let left = Math.floor((height - needs.length * head) / row);
  if (left < needs.length) return shares;
  const needOf = (section: Section) => needs.find((need) => need.section === section)?.rows ?? 0;
  const give = (section: Section) => {
    if (left === 0 || shares[section] >= needOf(section)) return false;
    shares[section] += 1;
    left -= 1;
    return true;
  };
  give('unknown');
  if (showsOpenUnknown) give('unknown');
  while (turns.map(give).some(Boolean));
  while (give('unknown'));
  return shares;
}
