import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { upsertInspection } from './upsertInspection.ts';

export const handler = httpEdge(manifest.upsertInspection, upsertInspection, { store });
