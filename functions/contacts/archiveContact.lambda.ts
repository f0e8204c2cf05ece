import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { archiveContact } from './archiveContact.ts';

export const handler = httpEdge(manifest.archiveContact, archiveContact, { store });
