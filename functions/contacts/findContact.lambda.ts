import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { findContact } from './findContact.ts';

export const handler = httpEdge(manifest.findContact, findContact, { store });
