import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { dismissFailure } from './dismissFailure.ts';

export const handler = httpEdge(manifest.dismissFailure, dismissFailure, { store });
