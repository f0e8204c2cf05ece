import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { editScheduledMessage } from './editScheduledMessage.ts';

export const handler = httpEdge(manifest.editScheduledMessage, editScheduledMessage, { store });
