import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { restoreContact } from './restoreContact.ts';

export const handler = httpEdge(manifest.restoreContact, restoreContact, { store });
