import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { searchInspections } from './searchInspections.ts';

export const handler = httpEdge(manifest.searchInspections, searchInspections, { store });
