import { routes } from './routes.ts';

const { listInspectionsOfDay, upsertContact, upsertInspection } = routes;
const { postAutomatedMessage, getAutomatedMessage, cancelAutomatedMessage } = routes;

/** The routes that automations call, for `createClient`. */
export const automationRoutes = {
  postAutomatedMessage,
  getAutomatedMessage,
  cancelAutomatedMessage,
  upsertContact,
  upsertInspection,
  listInspectionsOfDay,
};
