import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { listContacts } from './listContacts.ts';

export const handler = httpEdge(manifest.listContacts, listContacts, { store });
