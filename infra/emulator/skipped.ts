/** A scenario, or a whole file of them, that a run on the emulator cannot show, and why. */
export type Skipped = { readonly file: string; readonly test?: string; readonly why: string };

const gatewaySpeaks =
  'API Gateway answers this by itself, with the same status and words of its own, in AWS too; only on one machine are they ours';

const automationPosts = 'an automation posts in it, whose signature the emulator does not check';

const wholeSeconds =
  'the emulator’s topics tell the time in whole seconds, so that START right after STOP cannot be told to be the later one; in AWS they tell milliseconds';

export const skipped: readonly Skipped[] = [
  {
    file: 'restarts.test.ts',
    why: 'the emulator keeps its state in memory, so whatever kills it takes the data along; in AWS no process of ours keeps anything',
  },
  {
    file: 'brokenRequests.test.ts',
    why: 'it is about the servers of one machine, which AWS replaces by its own',
  },
  {
    file: 'killedByPid.test.ts',
    why: 'it kills npm start, which does not run there',
  },
  {
    file: 'newCompany.test.ts',
    why: 'it adds a company with --local, to the data folder of a running product, and cuts its power',
  },
  {
    file: 'automations.test.ts',
    why: 'the emulator checks no signatures, so nothing about who may post can be shown there',
  },
  { file: 'scheduledTexts.test.ts', why: automationPosts },
  {
    file: 'optOut.test.ts',
    test: 'CANCEL to a text about an inspection asks the office whether the inspection was meant',
    why: automationPosts,
  },
  {
    file: 'optOut.test.ts',
    test: 'STOP closes the composer in every page, is confirmed once, and a text that waits is not sent; START opens it again (P24, P25)',
    why: wholeSeconds,
  },
  {
    file: 'optOut.test.ts',
    test: 'a refusal in other words is flagged, and a member opts the person out by one click that is asked back once (P26)',
    why: wholeSeconds,
  },
  { file: 'badInput.test.ts', test: 'an unknown path is answered with 404', why: gatewaySpeaks },
  { file: 'badInput.test.ts', test: 'no token is answered with 401', why: gatewaySpeaks },
  { file: 'badInput.test.ts', test: 'a forged token is answered with 401', why: gatewaySpeaks },
  {
    file: 'badInput.test.ts',
    test: 'a malformed conversation id is answered with 400',
    why: 'the emulator decodes %2F before it looks for the route, and so finds none',
  },
];
