import { Link } from 'wouter';
import type { WhoAmI } from '#shared/api/routes.ts';
import { chooseCompany } from '../api/chosenCompany.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Popover } from '../ui/Popover.tsx';
import { words } from '../words.ts';
import { SignOutDialog } from './SignOutDialog.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import { useSignOut } from './useSignOut.ts';

const entry =
  'fade flex h-9 w-full items-center rounded-small px-2 text-left text-ink hover:bg-canvas hover:no-underline coarse:h-11';

/** Who is signed in, the way to Conversations (P2), the theme, the other companies, and the way out. */
export function UserMenu({ me }: { readonly me: WhoAmI }) {
  const { member, company, otherCompanies } = me;
  const leaving = useSignOut(me);
  return (
    <>
      <Popover
        label={words.bar.userMenu(member.name)}
        face={<Avatar name={member.name} size={32} />}
        buttonClass="rounded-full!"
      >
        {(close) => (
          <>
            <div className="border-b border-line p-3">
              <p className="font-strong wrap-anywhere">{member.name}</p>
              <p className="text-meta wrap-anywhere text-ink-3">{member.email}</p>
              <p className="text-meta wrap-anywhere text-ink-3">{company.name}</p>
            </div>
            <div className="p-1.5">
              <Link href="/conversations" className={entry} onClick={close}>
                {words.conversations}
              </Link>
            </div>
            <ThemeSwitch />
            {otherCompanies.length > 0 && (
              <div className="border-t border-line p-1.5">
                <p className="px-2 py-1 text-section font-strong text-ink-3">{words.bar.switchTo}</p>
                {otherCompanies.map((other) => (
                  <button
                    key={other.companyId}
                    type="button"
                    className={entry}
                    onClick={() => chooseCompany(other.companyId)}
                  >
                    <span className="truncate">{other.name}</span>
                  </button>
                ))}
              </div>
            )}
            <div className="border-t border-line p-1.5">
              <button
                type="button"
                className={entry}
                onClick={() => {
                  close();
                  void leaving.begin();
                }}
              >
                {words.bar.signOut}
              </button>
            </div>
          </>
        )}
      </Popover>
      <SignOutDialog {...leaving} />
    </>
  );
}
