/** A scenario, or a whole file of them, that cannot run on the emulator, with the reason. */
export type Skipped = { readonly file: string; readonly test?: string; readonly why: string };

const gatewaySpeaks =
  'API Gateway itself answers this request with the same status but its own words, as in AWS; the words are ours on one machine only';

const automationPosts = 'an automation posts in it, and the emulator does not check its signature';

const wholeSeconds =
  'the timestamps of the emulator’s topics have whole seconds, so START right after STOP does not look later; AWS has milliseconds';

export const skipped: readonly Skipped[] = [
  {
    file: 'restarts.test.ts',
    why: 'the emulator keeps its state in memory, so killing it deletes the data; in AWS no process of ours keeps data',
  },
  {
    file: 'brokenRequests.test.ts',
    why: 'it tests the local servers, which AWS replaces with its own',
  },
  {
    file: 'developerPages.test.ts',
    why: 'it tests the pages for developers, which are never deployed',
  },
  {
    file: 'liveReload.test.ts',
    why: 'it changes sources while npm start runs, which does not run on the emulator',
  },
  {
    file: 'killedByPid.test.ts',
    why: 'it kills npm start, which does not run on the emulator',
  },
  {
    file: 'newCompany.test.ts',
    why: 'it adds a company with --local, to the data folder of a running product, and cuts its power',
  },
  {
    file: 'companies.test.ts',
    test: 'an admin invites a colleague by mail and removes them, whose open page shows nothing more, without a reload (P8)',
    why: 'the person would be in the user pool of the emulator, and the sign-in of the scenarios is our own',
  },
  {
    file: 'automations.test.ts',
    why: 'the emulator does not check signatures, so any caller may post',
  },
  {
    file: 'looks.test.ts',
    test: 'the page of states shows every state of a text, failure, pause and opt-out, and is readable for all',
    why: 'the page of states exists on one machine only',
  },
  { file: 'scheduledTexts.test.ts', why: automationPosts },
  {
    file: 'sendLater.test.ts',
    test: 'a scheduled text is edited in words and time, and stays one text; of an automated one only the time changes (P29)',
    why: automationPosts,
  },
  {
    file: 'frame.test.ts',
    test: 'an inspection lists its automated texts with their state, live, and each leads to its thread (P9)',
    why: automationPosts,
  },
  {
    file: 'optOut.test.ts',
    test: 'CANCEL to a text about an inspection asks the office whether the person meant the inspection',
    why: automationPosts,
  },
  {
    file: 'optOut.test.ts',
    test: 'STOP closes the composer in every page, is confirmed once, and a waiting text is not sent; START opens it again (P24, P25)',
    why: wholeSeconds,
  },
  {
    file: 'optOut.test.ts',
    test: 'a refusal in other words is flagged, and a member opts the person out with one click and one confirmation (P26)',
    why: wholeSeconds,
  },
  { file: 'badInput.test.ts', test: 'an unknown path is answered with 404', why: gatewaySpeaks },
  { file: 'badInput.test.ts', test: 'no token is answered with 401', why: gatewaySpeaks },
  { file: 'badInput.test.ts', test: 'a forged token is answered with 401', why: gatewaySpeaks },
  {
    file: 'badInput.test.ts',
    test: 'a body that is not UTF-8 is answered with 400, and nothing is stored (P23)',
    why: 'the emulator decodes the body before the function sees it',
  },
  {
    file: 'badInput.test.ts',
    test: 'a malformed conversation id is answered with 400',
    why: 'the emulator decodes %2F before it matches the route, so no route matches',
  },
];
