import { expect, test } from 'vitest';
import type { RefusedText } from '#shared/api/routes.ts';
import type { Person } from '#shared/domain/conversation.ts';
import { refusedFacts } from './refusedFacts.ts';

const ana: Person = { contactId: 'con_ana', role: 'client', name: 'Ana Moreno', former: false };
const luis: Person = { contactId: 'con_luis', role: 'client', name: 'Luis Moreno', former: false };

/** Returns what a row says of a refused text to Ana, whose number has these people now. */
function factsWith(people: Person[], name?: RefusedText['name']) {
  return refusedFacts({
    contactId: 'con_ana',
    name,
    author: { kind: 'auto', automation: 'Reminder' },
    conversation: { number: '+15550102214', people },
  });
}

test('the buttons of a refused text name the person for whom it was, also where the title names another one', () => {
  expect(factsWith([luis], 'Ana Moreno')).toEqual({
    shortName: 'Ana',
    notInTitle: 'Ana Moreno',
    by: 'Reminder',
  });
  expect(factsWith([{ ...ana, former: true }, luis], 'Ana Moreno')).toMatchObject({
    shortName: 'Ana',
    notInTitle: 'Ana Moreno',
  });
});

test('they name one of two who share a number, whom the title names already', () => {
  expect(factsWith([ana, luis], 'Ana Moreno')).toEqual({
    shortName: 'Ana',
    notInTitle: undefined,
    by: 'Reminder',
  });
});

test('they name the number when the person is no longer a contact', () => {
  expect(factsWith([luis])).toMatchObject({ shortName: '(555) 010-2214', notInTitle: '(555) 010-2214' });
});
