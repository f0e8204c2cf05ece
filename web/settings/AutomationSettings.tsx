import { useQuery } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { queryClient } from '../api/queryClient.ts';
import { showOwnChange } from '../api/showOwnChange.ts';
import { useAction } from '../api/useAction.ts';
import { ActionError } from '../ui/ActionError.tsx';
import { LoadFailed } from '../frame/LoadFailed.tsx';
import { announce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { exactTime } from '../ui/exactTime.ts';
import { TimeText } from '../ui/TimeText.tsx';
import { companyWords as words } from './companyWords.ts';
import { SettingsSection } from './SettingsSection.tsx';
import { settingsWords } from './settingsWords.ts';

const queryKey = ['automations'] as const;

/** Lists the automations that may post for the company. Admins turn them on and off. */
export function AutomationSettings({ timeZone }: { readonly timeZone: string }) {
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => client.listAutomations({}, signal),
    staleTime: 0,
  });
  const { act, busy, sentence } = useAction();
  const turn = async (roleName: string, name: string, isOn: boolean) => {
    const automations = await client.switchAutomation({ roleName, isOn });
    showOwnChange(queryClient, queryKey, () => automations);
    announce(words.automationTurned(name, isOn));
  };
  return (
    <SettingsSection id="automations" explained={words.automationsExplained}>
      {!data && error && <LoadFailed error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className="mt-4 text-ink-2">{words.noAutomations}</p>}
      <ul
        aria-label={settingsWords.sections.automations}
        className="mt-4 divide-y divide-line rounded-control border border-line empty:hidden"
      >
        {data?.items.map(({ roleName, name, isOn, lastPostAt }) => (
          <li key={roleName} className="flex min-h-14 flex-wrap items-center gap-3 px-3 py-2">
            <span className="min-w-45 flex-1 wrap-anywhere">
              <span className="block font-name">{name}</span>
              <span className="block text-meta text-ink-3">
                {isOn ? words.automationOn : words.automationOff}
                {' · '}
                {lastPostAt ? (
                  <>
                    {words.lastPost}{' '}
                    <TimeText at={lastPostAt} words={exactTime(lastPostAt, timeZone)} timeZone={timeZone} />
                  </>
                ) : (
                  words.neverPosted
                )}
              </span>
            </span>
            <Button
              look="small"
              aria-disabled={busy}
              aria-label={isOn ? words.turnOffOf(name) : words.turnOnOf(name)}
              onClick={() => act(() => turn(roleName, name, !isOn))}
            >
              {isOn ? words.turnOff : words.turnOn}
            </Button>
          </li>
        ))}
      </ul>
      <ActionError className="mt-3" sentence={sentence} />
    </SettingsSection>
  );
}
