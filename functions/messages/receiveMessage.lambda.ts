import { topicEdge } from '../edge/topicEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { receiveMessage } from './receiveMessage.ts';

export const handler = topicEdge(manifest.receiveMessage, receiveMessage, { store });
