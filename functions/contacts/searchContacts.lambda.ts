import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { searchContacts } from './searchContacts.ts';

export const handler = httpEdge(manifest.searchContacts, searchContacts, { store });
