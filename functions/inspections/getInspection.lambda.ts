import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { getInspection } from './getInspection.ts';

export const handler = httpEdge(manifest.getInspection, getInspection, { store });
