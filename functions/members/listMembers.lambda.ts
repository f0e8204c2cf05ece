import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { listMembers } from './listMembers.ts';

export const handler = httpEdge(manifest.listMembers, listMembers, { store });
