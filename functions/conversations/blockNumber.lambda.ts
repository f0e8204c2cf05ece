import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { blockNumber } from './blockNumber.ts';

export const handler = httpEdge(manifest.blockNumber, blockNumber, { store });
