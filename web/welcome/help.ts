import type { WhoAmI } from '#shared/api/routes.ts';
import { openableDialog } from '../frame/openableDialog.tsx';

/** The overview of the product, and where to ask for help and give feedback. */
export const help = openableDialog<{ readonly me: WhoAmI }>(
  async () => (await import('./HelpDialog.tsx')).HelpDialog,
);
