import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { listInspectionsOfDay } from './listInspectionsOfDay.ts';

export const handler = httpEdge(manifest.listInspectionsOfDay, listInspectionsOfDay, { store });
