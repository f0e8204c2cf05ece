import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { optOut } from './optOut.ts';

export const handler = httpEdge(manifest.optOut, optOut, { store });
