import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { countAutomatedToday } from './countAutomatedToday.ts';

export const handler = httpEdge(manifest.countAutomatedToday, countAutomatedToday, { store });
