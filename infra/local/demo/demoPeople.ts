import type { ContactDetails } from '#shared/domain/contact.ts';
import { phoneFieldOf, type Role } from '#shared/domain/role.ts';
import { pickFrom } from '../phoneNetwork/seededRandom.ts';
import type { DemoContact } from './Demo.ts';
import { agencies, firstNames, lastNames, trickyNames } from './names.ts';

export type Person = {
  readonly contactId: string;
  readonly role: Role;
  readonly name: string;
  readonly agency?: string;
  /** Absent for the few people whose number the office does not have. */
  readonly number?: string;
};

type Wanted = { readonly inspectors: number; readonly agents: number; readonly clients: number };

/** The people on the first screen of the first company. */
export const knownPeople: readonly Omit<Person, 'contactId'>[] = [
  { role: 'inspector', name: 'Dana Reyes', number: '0102201' },
  { role: 'inspector', name: 'Tom Becker', number: '0102202' },
  { role: 'inspector', name: 'Inés Soto', number: '0102203' },
  { role: 'inspector', name: 'Winston Achebe' },
  { role: 'agent', name: 'Priya Watanabe', agency: 'Lakeside Realty', number: '0107702' },
  { role: 'agent', name: 'Marcus Lindqvist', agency: 'Hometown', number: '0107703' },
  { role: 'agent', name: 'Joy Okafor', agency: 'Lakeside Realty', number: '0107704' },
  { role: 'client', name: 'Ana Moreno', number: '0102214' },
  { role: 'client', name: 'Luis Moreno', number: '0102214' },
  { role: 'client', name: 'Grace Hopkins', number: '0102215' },
  { role: 'client', name: 'Вера Ковалёва', number: '0102216' },
  { role: 'client', name: 'Joy Okafor', number: '0107704' },
  { role: 'client', name: 'Peter Novak' },
  { role: 'client', name: 'Carol Whitfield', number: '0102217' },
  { role: 'client', name: 'Hugo Brandt', number: '0102218' },
];

/**
 * Creates the contacts of a company: those of the first screen, and as many others as requested. Some of
 * these share a phone or have none.
 */
export function demoPeople(prefix: string, wanted: Wanted, known: typeof knownPeople, random: () => number) {
  const people: Person[] = [];
  const counts: Record<Role, number> = { inspector: 0, agent: 0, client: 0 };
  let nextNumber = 3000;

  function add(person: Omit<Person, 'contactId'>): void {
    counts[person.role] += 1;
    people.push({ contactId: `con_${prefix}${String(people.length + 1).padStart(3, '0')}`, ...person });
  }

  function freshNumber(): string {
    nextNumber += 1 + Math.floor(random() * 7);
    return `010${nextNumber}`;
  }

  const pick = <Item>(items: readonly Item[]) => pickFrom(items, random);

  for (const person of known) add(person);
  const tricky = [...trickyNames].filter((name) => !known.some((person) => person.name === name));
  const rest: readonly (readonly [Role, number])[] = [
    ['inspector', wanted.inspectors],
    ['agent', wanted.agents],
    ['client', wanted.clients],
  ];
  for (const [role, max] of rest) {
    while (counts[role] < max) {
      const lastName = pick(lastNames);
      const name =
        role === 'client' && tricky.length > 0 ? tricky.shift() : `${pick(firstNames)} ${lastName}`;
      const hasNumber = role === 'inspector' || random() > 0.03;
      const person = {
        role,
        name: name ?? lastName,
        ...(role === 'agent' && { agency: pick(agencies) }),
        ...(hasNumber && { number: freshNumber() }),
      };
      add(person);
      const isCouple = role === 'client' && hasNumber && random() < 0.08 && counts.client < max;
      if (isCouple) add({ ...person, name: `${pick(firstNames)} ${lastName}` });
    }
  }
  return people;
}

/** Formats a number in one of the ways in which people type numbers. */
export function contactOf(person: Person, areaCode: string): DemoContact {
  const { contactId, role, name, agency, number } = person;
  const ways = [
    (exchange: string, line: string) => `(${areaCode}) ${exchange}-${line}`,
    (exchange: string, line: string) => `${areaCode}-${exchange}-${line}`,
    (exchange: string, line: string) => `+1 ${areaCode} ${exchange} ${line}`,
  ];
  const way = ways[Number(contactId.at(-1)) % ways.length];
  const typed = number && way?.(number.slice(0, 3), number.slice(3));
  const local = addressPartOf(name);
  const details: ContactDetails = {
    role,
    name,
    ...(agency !== undefined && { agency }),
    ...(local.length > 2 && { email: `${local.slice(0, 40).replace(/\.$/, '')}@example.com` }),
    ...(typed && { [phoneFieldOf[role]]: typed }),
  };
  return { contactId, details };
}

/**
 * Converts a name to the form in e-mail addresses and links: "beth.xu". Empty for a name without Latin
 * letters.
 */
export function addressPartOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ');
  return words.filter((word) => word !== '').join('.');
}
