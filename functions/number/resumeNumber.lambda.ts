import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { resumeNumber } from './resumeNumber.ts';

export const handler = httpEdge(manifest.resumeNumber, resumeNumber, { store });
