import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { upsertContact } from './upsertContact.ts';

export const handler = httpEdge(manifest.upsertContact, upsertContact, { store });
