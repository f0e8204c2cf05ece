import type { AutomationCaller, Caller } from '../Caller.ts';
import { positive } from './environment.ts';
import { limiter } from './providers.ts';
import type { RequestLimiter } from './requestLimiter.ts';

/** A member's page asks a few times a minute, and a busy one with an import some hundred times. */
const memberRequestsPerMinute = 1200;
/** A quarter of what the stage admits, so that one automation cannot slow down the others. */
const automationRequestsPerMinute = 3000;

/**
 * Counts the request of a member or an automation in its company, and refuses it when the minute is used up. An automation that
 * acts for several companies has a count for each.
 */
export function admit(caller: Caller | AutomationCaller): ReturnType<RequestLimiter['admit']> {
  const { companyId } = caller.company;
  return 'member' in caller
    ? limiter().admit(
        `${companyId}#member#${caller.member.memberId}`,
        positive('memberRequestsPerMinute', memberRequestsPerMinute),
      )
    : limiter().admit(
        `${companyId}#automation#${caller.automation.roleName}`,
        positive('automationRequestsPerMinute', automationRequestsPerMinute),
      );
}
