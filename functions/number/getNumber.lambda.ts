import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { getNumber } from './getNumber.ts';

export const handler = httpEdge(manifest.getNumber, getNumber, { store });
