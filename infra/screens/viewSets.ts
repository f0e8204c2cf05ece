import { putFaults } from '../scenarios/handset.ts';
import { findContact, memberApi } from '../scenarios/memberApi.ts';
import type { PictureOffice } from './pictureOffice.ts';
import {
  adminWithoutAccess,
  connectionLost,
  connectionViews,
  otherCompanyView,
  staffWithoutAccess,
} from './views/access.ts';
import { composerViews } from './views/composer.ts';
import { answeredView, emptyViews, homeViews } from './views/home.ts';
import { inspectionViews } from './views/inspections.ts';
import { adminPeopleViews, archivePerson, peopleViews } from './views/people.ts';
import { sessionEnded, sessionEndedInDialog, signInView, signOutViews } from './views/sessions.ts';
import { adminSettingsViews, settingsView } from './views/settings.ts';
import { pausedView, threadViews } from './views/threads.ts';
import { toolViews } from './views/tools.ts';
import { refuseTexts, unsentViews } from './views/unsent.ts';
import { kim, type View } from './views/View.ts';

/** Views that one sign-in shows after each other. */
export type ViewSet = {
  readonly office: 'demo' | 'empty';
  readonly member: string;
  readonly views: readonly View[];
  /** Changes the data before the first picture, also for all later sets. */
  readonly prepare?: (office: PictureOffice) => Promise<void>;
};

/** Every page and state, in an order in which none changes what a later one shows. */
export const viewSets: readonly ViewSet[] = [
  {
    office: 'demo',
    member: 'Kim Madsen',
    views: [
      ...homeViews,
      ...connectionViews,
      ...threadViews,
      ...composerViews,
      ...inspectionViews,
      ...peopleViews,
      settingsView,
      ...toolViews,
      ...staffWithoutAccess,
      ...signOutViews,
      signInView,
    ],
  },
  { office: 'demo', member: 'Sam Whitfield', views: [otherCompanyView] },
  { office: 'demo', member: 'Kim Madsen', views: [connectionLost] },
  { office: 'demo', member: 'Kim Madsen', views: [sessionEnded] },
  { office: 'demo', member: 'Kim Madsen', views: [sessionEndedInDialog] },
  {
    office: 'demo',
    member: 'Helen Brandt',
    prepare: archivePerson,
    views: [...adminSettingsViews, ...adminPeopleViews, ...adminWithoutAccess],
  },
  { office: 'demo', member: 'Nora Quist', prepare: answerEverything, views: [answeredView] },
  { office: 'empty', member: 'Kim Madsen', views: emptyViews },
  { office: 'demo', member: 'Kim Madsen', prepare: refuseTexts, views: unsentViews },
  { office: 'demo', member: 'Kim Madsen', prepare: pauseNumber, views: [pausedView] },
];

/** Reads every text of the second company and dismisses what failed there. */
async function answerEverything(office: PictureOffice): Promise<void> {
  const api = await memberApi(office, 'nora@harbor.example');
  const { conversations } = await api.listUnread({});
  for (const { conversationId, revision } of conversations) {
    await api.markRead({ conversationId, upTo: revision });
  }
  const { items } = await api.listFailed({});
  for (const { message } of items) {
    const { conversationId, messageId, at } = message;
    await api.dismissFailure({ conversationId, messageId, at });
  }
}

/** Lets the carrier refuse everything for the monthly limit, and sends a text that then waits. */
async function pauseNumber(office: PictureOffice): Promise<void> {
  await putFaults(office, {
    refuse: {
      probability: 1,
      error: 'ServiceQuotaExceededException',
      reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT',
    },
  });
  const api = await memberApi(office, kim);
  const { contactId } = await findContact(api, 'Dana Reyes');
  const { conversationId } = await api.findConversation({ contactId });
  await api.sendMessage({
    conversationId,
    messageId: crypto.randomUUID(),
    contactId,
    text: 'The owner is late, please wait at the gate.',
  });
}
