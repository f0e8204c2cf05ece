import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { removeMember } from './removeMember.ts';

export const handler = httpEdge(manifest.removeMember, removeMember, { store });
