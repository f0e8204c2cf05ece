import { automationRoutes, automationSwitchRoutes } from './automationRoutes.ts';
import { boardRoutes } from './boardRoutes.ts';
import { companyRoutes } from './companyRoutes.ts';
import { contactRoutes } from './contactRoutes.ts';
import { conversationRoutes } from './conversationRoutes.ts';
import { inboxRoutes } from './inboxRoutes.ts';
import { inspectionRoutes } from './inspectionRoutes.ts';
import { liveRoutes } from './liveRoutes.ts';
import { numberRoutes } from './numberRoutes.ts';
import { optOutRoutes } from './optOutRoutes.ts';
import type { Route } from './route.ts';

export type * from './boardRoutes.ts';
export type * from './companyRoutes.ts';
export type * from './contactRoutes.ts';
export type * from './conversationRoutes.ts';
export type * from './inboxRoutes.ts';
export type * from './inspectionRoutes.ts';
export type * from './numberRoutes.ts';

/** All HTTP operations. The key is the operation id, the name of the function and the method of the client. */
export const routes = {
  ...companyRoutes,
  ...inboxRoutes,
  ...contactRoutes,
  ...conversationRoutes,
  ...boardRoutes,
  ...optOutRoutes,
  ...numberRoutes,
  ...inspectionRoutes,
  ...liveRoutes,
  ...automationSwitchRoutes,
  ...automationRoutes,
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
