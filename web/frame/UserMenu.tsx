import { useState } from 'react';
import type { Address } from '../address.ts';
import type { WhoAmI } from '#shared/api/routes.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Popover } from '../ui/Popover.tsx';
import { words } from '../words.ts';
import { lazily } from './lazily.tsx';
import { lazyDialog } from './lazyDialog.tsx';
import type { SignOutQuestion } from './beginSignOut.ts';

const SignOutDialog = lazyDialog(async () => (await import('./SignOutDialog.tsx')).SignOutDialog);

export const userMenuEntries = lazily(
  async () => (await import('./UserMenuEntries.tsx')).UserMenuEntries,
  <div className="h-80" />,
);

/** Shows the member's initials, which open the menu. */
export function UserMenu({ me, here }: { readonly me: WhoAmI; readonly here: Address['page'] }) {
  const [asked, setAsked] = useState<SignOutQuestion>();
  return (
    <>
      <Popover
        label={words.bar.userMenu(me.member.name)}
        face={<Avatar name={me.member.name} size={32} />}
        buttonClass="rounded-full!"
      >
        {(close) => <userMenuEntries.Component me={me} here={here} close={close} onUnsent={setAsked} />}
      </Popover>
      <SignOutDialog asked={asked} open={asked !== undefined} onClose={() => setAsked(undefined)} />
    </>
  );
}
