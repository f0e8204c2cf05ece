import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { listAutomations } from './listAutomations.ts';

export const handler = httpEdge(manifest.listAutomations, listAutomations, { store });
