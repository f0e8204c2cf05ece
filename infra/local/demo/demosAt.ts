import type { Author, InspectionLink } from '#shared/domain/author.ts';
import type { Inspection } from '#shared/domain/inspection.ts';
import type { Role } from '#shared/domain/role.ts';
import type { PastMessage } from '#shared/store/historyStore.ts';
import { pickFrom, seededRandom } from '../phoneNetwork/seededRandom.ts';
import { automations } from './automations.ts';
import type { Demo, DemoCompany } from './Demo.ts';
import { harbor, oakHill } from './demoCompanies.ts';
import { historyOf, merged, withFirstLine, withProblems } from './demoHistories.ts';
import { addressPartOf, contactOf, demoPeople, knownPeople, type Person } from './demoPeople.ts';
import {
  agentDialogues,
  clientDialogues,
  inspectorDialogues,
  strangerDialogues,
  type Line,
} from './dialogues.ts';
import { firstScreen } from './firstScreen.ts';
import { streets } from './names.ts';
import { officeClock } from './officeClock.ts';

type Size = {
  readonly prefix: string;
  readonly areaCode: string;
  readonly people: { readonly inspectors: number; readonly agents: number; readonly clients: number };
  readonly known: typeof knownPeople;
  readonly inspections: number;
  readonly dialogues: number;
};

const sizes: readonly (readonly [DemoCompany, Size])[] = [
  [
    oakHill,
    {
      prefix: 'oak',
      areaCode: '555',
      people: { inspectors: 12, agents: 120, clients: 270 },
      known: knownPeople,
      inspections: 150,
      dialogues: 640,
    },
  ],
  [
    harbor,
    {
      prefix: 'har',
      areaCode: '556',
      people: { inspectors: 4, agents: 12, clients: 26 },
      known: [],
      inspections: 12,
      dialogues: 40,
    },
  ],
];

const dialoguesOf: Readonly<Record<Role, readonly (readonly Line[])[]>> = {
  inspector: inspectorDialogues,
  agent: agentDialogues,
  client: clientDialogues,
};

/** Only the first screen has past texts closer than this. */
const quietMinutes = 200;

/** Creates the demo companies as of a moment. The same moment gives the same people, inspections and texts. */
export function demosAt(now: Date): readonly Demo[] {
  return sizes.map(([company, size]) => demoOf(company, size, now));
}

function demoOf(company: DemoCompany, size: Size, now: Date): Demo {
  const random = seededRandom(company.companyId);
  const clock = officeClock(now, company.timeZone);
  const people = demoPeople(size.prefix, size.people, size.known, random);
  const reachable = people.filter((person) => person.number !== undefined);
  const byRole = (role: Role) => reachable.filter((person) => person.role === role);
  const texts = new Map<string, PastMessage[]>();
  let count = 0;

  const pick = <Item>(items: readonly Item[]) => pickFrom(items, random);

  const e164 = (number: string) => `+1${size.areaCode}${number}`;

  function put(number: string, text: string, at: Date, sent?: { author: Author; contactId?: string }): void {
    count += 1;
    const common = { messageId: `demo-${size.prefix}-${count}`, text, at: at.toISOString() };
    const message: PastMessage = sent
      ? {
          ...common,
          direction: 'outbound',
          ...sent,
          state: random() < 0.93 ? 'delivered' : 'sent',
          stateAt: new Date(at.getTime() + 2300).toISOString(),
        }
      : { ...common, direction: 'inbound' };
    texts.set(number, [...(texts.get(number) ?? []), message]);
  }

  function memberAuthor(): Author {
    const { memberId, name } = pick(company.members.slice(0, 3));
    return { kind: 'member', memberId, name };
  }

  const inspections = Array.from({ length: size.inspections }, (_, index): Inspection => {
    const startsAt = clock.daysAgo(55 - Math.floor((index * 66) / size.inspections), pick([9, 9, 13]));
    const people3 = [pick(byRole('inspector')), pick(byRole('agent')), pick(byRole('client'))];
    return {
      inspectionId: `insp_${size.prefix}${index + 1}`,
      address: `${Math.floor(random() * 980) + 12} ${pick(streets)}`,
      startsAt: startsAt.toISOString(),
      people: people3.map(({ contactId, role, name }) => ({ contactId, role, name })),
    };
  });

  function placeholdersOf(inspection: Inspection): Readonly<Record<string, string>> {
    const nameOf = (role: Role) => inspection.people.find((each) => each.role === role)?.name ?? '';
    const first = (name: string) => name.split(' ')[0] ?? name;
    const startsAt = new Date(inspection.startsAt);
    return {
      address: inspection.address,
      date: clock.date(startsAt),
      day: clock.day(startsAt),
      time: clock.time(startsAt),
      inspector: first(nameOf('inspector')),
      agent: first(nameOf('agent')),
      client: nameOf('client'),
      name: first(nameOf('client')),
      code: String(1000 + Math.floor(random() * 9000)),
      size: String(900 + Math.floor(random() * 24) * 100),
    };
  }

  function automate(inspection: Inspection): void {
    const { inspectionId, address, startsAt } = inspection;
    const link: InspectionLink = { inspectionId, address, startsAt };
    const words = placeholdersOf(inspection);
    for (const { name, to, hours, text } of automations) {
      const person = reachable.find(({ contactId }) =>
        inspection.people.some((each) => each.role === to && each.contactId === contactId),
      );
      const at = new Date(Date.parse(startsAt) + hours * 3_600_000 + Math.floor(random() * 300_000));
      if (!person?.number || at > clock.minutesAgo(quietMinutes) || random() < 0.25) continue;
      const author: Author = { kind: 'auto', automation: name, inspection: link };
      put(person.number, filled(text, words), at, { author, contactId: person.contactId });
    }
  }

  function talk(person: Person, dialogue: readonly Line[], startsAt: Date): void {
    if (!person.number) return;
    const words = {
      ...placeholdersOf(pick(inspections)),
      ...(person.role === 'client' && { name: person.name }),
    };
    let at = startsAt;
    for (const line of dialogue) {
      if (at > clock.minutesAgo(quietMinutes)) return;
      const text = filled(line.slice(2), words);
      if (line.startsWith('<')) put(person.number, text, at);
      else put(person.number, text, at, { author: memberAuthor(), contactId: person.contactId });
      at = new Date(at.getTime() + (1 + random() * 25) * 60_000);
    }
  }

  inspections.forEach(automate);
  const inspectors = byRole('inspector');
  const chatty = inspectors[1] ?? pick(inspectors);
  const others = [...byRole('agent'), ...byRole('client')];
  // A fifth of the people write most of the texts, as in every office.
  const regulars = others.filter(() => random() < 0.22);
  for (let index = 0; index < size.dialogues; index += 1) {
    const roll = random();
    const person =
      roll < 0.26 ? chatty : roll < 0.46 ? pick(inspectors) : roll < 0.85 ? pick(regulars) : pick(others);
    const startsAt = clock.daysAgo(
      Math.floor(random() ** 1.6 * 60),
      8 + Math.floor(random() * 9),
      Math.floor(random() * 60),
    );
    talk(person, pick(dialoguesOf[person.role]), startsAt);
  }
  strangerDialogues.slice(1).forEach((dialogue, index) => {
    const number = `01077${82 + index}`;
    const stranger: Person = { contactId: '', role: 'client', name: '', number };
    talk(stranger, dialogue, clock.daysAgo(2 + index * 3, 11, 20));
  });

  const generated = [...texts].map(([number, messages]) => historyOf(e164(number), messages));
  const first = company === oakHill ? firstScreen(people, clock) : undefined;
  return {
    company,
    contacts: people.map((person) => contactOf(person, size.areaCode)),
    inspections: [...inspections, ...(first?.inspections ?? [])],
    histories: withProblems(
      merged(generated, first?.histories ?? []).map(withFirstLine),
      clock.minutesAgo(4 * 24 * 60),
    ),
    scheduled: first?.scheduled ?? [],
  };
}

/**
 * Fills in the placeholders of a text. Inside an e-mail address or a link, names get the form that they have
 * there.
 */
function filled(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\S*\{\w+\}\S*/g, (part) => {
    const isAddress = /@|:\/\//.test(part);
    return part.replace(/\{(\w+)\}/g, (_, word: string) =>
      isAddress ? addressPartOf(words[word] ?? '') || 'family' : (words[word] ?? ''),
    );
  });
}
