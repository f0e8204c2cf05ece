import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/makers.ts';
import { manifest } from '../manifest.ts';
import { sendAgain } from './sendAgain.ts';

export const handler = httpEdge(manifest.sendAgain, sendAgain, { store });
