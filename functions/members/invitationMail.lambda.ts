import { signInEdge } from '../edge/signInEdge.ts';
import { manifest } from '../manifest.ts';
import { invitationMail } from './invitationMail.ts';

export const handler = signInEdge(manifest.invitationMail, invitationMail, {});
