import { httpEdge } from '../edge/httpEdge.ts';
import { store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { setMemberRole } from './setMemberRole.ts';

export const handler = httpEdge(manifest.setMemberRole, setMemberRole, { store });
