import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { dismissOverview } from './dismissOverview.ts';

export const handler = httpEdge(manifest.dismissOverview, dismissOverview, { store });
