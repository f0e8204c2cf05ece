import { describe, expect, test } from 'vitest';
import { matchRoute } from './matchRoute.ts';

const routes = [
  { name: 'contact', route: { method: 'GET', path: '/api/contacts/{contactId}' } },
  { name: 'newest', route: { method: 'GET', path: '/api/contacts/newest' } },
  { name: 'anyPart', route: { method: 'GET', path: '/api/contacts/{contactId}/{part}' } },
  { name: 'newestPart', route: { method: 'GET', path: '/api/contacts/newest/{part}' } },
  { name: 'notes', route: { method: 'GET', path: '/api/contacts/{contactId}/notes' } },
  { name: 'putContact', route: { method: 'PUT', path: '/api/contacts/{contactId}' } },
  {
    name: 'message',
    route: { method: 'PUT', path: '/api/conversations/{conversationId}/messages/{messageId}' },
  },
] as const;

const match = (method: string, path: string) => {
  const matched = matchRoute(routes, method, path);
  return matched && { name: matched.found.name, ...matched.pathParameters };
};

describe('a request matches a route', () => {
  test.each([
    ['GET', '/api/contacts/con_1', { name: 'contact', contactId: 'con_1' }],
    ['PUT', '/api/contacts/con_1', { name: 'putContact', contactId: 'con_1' }],
    [
      'PUT',
      '/api/conversations/cnv_1/messages/msg_2',
      { name: 'message', conversationId: 'cnv_1', messageId: 'msg_2' },
    ],
  ])('%s %s', (method, path, found) => expect(match(method, path)).toEqual(found));

  test.each([
    ['/api/contacts/newest', 'newest'],
    ['/api/contacts/newest/notes', 'newestPart'],
    ['/api/contacts/con_1/notes', 'notes'],
    ['/api/contacts/con_1/photos', 'anyPart'],
  ])('%s matches the most specific route, in any order of the routes', (path, name) => {
    expect(match('GET', path)).toMatchObject({ name });
    expect(matchRoute(routes.toReversed(), 'GET', path)?.found.name).toBe(name);
  });

  test('with decoded parameters; broken escapes stay unchanged', () => {
    expect(match('GET', '/api/contacts/Zo%C3%AB%20M')).toMatchObject({ contactId: 'Zoë M' });
    expect(match('GET', '/api/contacts/100%25')).toMatchObject({ contactId: '100%' });
    expect(match('GET', '/api/contacts/%zz')).toMatchObject({ contactId: '%zz' });
  });

  test.each([
    ['DELETE', '/api/contacts/con_1', 'another method'],
    ['GET', '/api/contact', 'another path'],
    ['GET', '/api/contacts', 'a shorter path'],
    ['GET', '/api/contacts/', 'an empty parameter'],
    ['GET', '/api/contacts/con_1/notes/1', 'a longer path'],
    ['GET', '/API/contacts/con_1', 'other capitals'],
  ])('or none for %s %s: %s', (method, path) => expect(match(method, path)).toBeUndefined());
});
