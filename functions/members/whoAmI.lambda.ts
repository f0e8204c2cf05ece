import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { whoAmI } from './whoAmI.ts';

export const handler = httpEdge(manifest.whoAmI, whoAmI, { store });
