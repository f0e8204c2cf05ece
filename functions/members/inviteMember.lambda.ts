import { httpEdge } from '../edge/httpEdge.ts';
import { invitations, store } from '../edge/providers.ts';
import { manifest } from '../manifest.ts';
import { inviteMember } from './inviteMember.ts';

export const handler = httpEdge(manifest.inviteMember, inviteMember, { store, invitations });
