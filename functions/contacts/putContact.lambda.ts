import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { putContact } from './putContact.ts';

export const handler = httpEdge(manifest.putContact, putContact, { store });
