import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { dismissNotice } from './dismissNotice.ts';

export const handler = httpEdge(manifest.dismissNotice, dismissNotice, { store });
