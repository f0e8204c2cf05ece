import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { requestLiveTicket } from './requestLiveTicket.ts';

export const handler = httpEdge(manifest.requestLiveTicket, requestLiveTicket, { store });
