import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { unblockNumber } from './unblockNumber.ts';

export const handler = httpEdge(manifest.unblockNumber, unblockNumber, { store });
