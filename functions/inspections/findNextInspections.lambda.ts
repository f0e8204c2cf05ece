import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { findNextInspections } from './findNextInspections.ts';

export const handler = httpEdge(manifest.findNextInspections, findNextInspections, { store });
