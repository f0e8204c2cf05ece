import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { switchAutomation } from './switchAutomation.ts';

export const handler = httpEdge(manifest.switchAutomation, switchAutomation, { store });
