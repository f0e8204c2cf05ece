import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { listBlockedNumbers } from './listBlockedNumbers.ts';

export const handler = httpEdge(manifest.listBlockedNumbers, listBlockedNumbers, { store });
