import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { listInspections } from './listInspections.ts';

export const handler = httpEdge(manifest.listInspections, listInspections, { store });
