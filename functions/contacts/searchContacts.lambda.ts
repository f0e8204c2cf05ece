import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/makers.ts';
import { manifest } from '../manifest.ts';
import { searchContacts } from './searchContacts.ts';

export const handler = httpEdge(manifest.searchContacts, searchContacts, { store });
