import { Link } from 'wouter';
import type { Address } from '../address.ts';
import type { WhoAmI } from '#shared/api/routes.ts';
import type { NavigationEntry } from '#shared/domain/navigationBar.ts';
import { chooseCompany } from '../api/chosenCompany.ts';
import { openKeyboardHelp } from '../keyboard/KeyboardHelp.tsx';
import { help } from '../welcome/help.ts';
import { words } from '../words.ts';
import { menuWords } from './menuWords.ts';
import { beginSignOut, type SignOutQuestion } from './beginSignOut.ts';
import { isHere } from './NavigationLinks.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

const entry =
  'fade flex h-9 w-full items-center rounded-small px-2 text-left text-ink hover:bg-canvas hover:no-underline coarse:h-11 aria-[current=page]:bg-canvas aria-[current=page]:font-strong';

/**
 * Shows who is signed in, the links to Conversations (P2) and Settings, the theme, the other companies, and sign-out. On a phone
 * it also shows the navigation.
 */
export function UserMenuEntries({
  me,
  here,
  close,
  onUnsent,
}: {
  readonly me: WhoAmI;
  readonly here: Address['page'];
  readonly close: () => void;
  /** Called in place of signing out when texts were written and not sent. */
  readonly onUnsent: (asked: SignOutQuestion | undefined) => void;
}) {
  const { member, company, otherCompanies } = me;
  return (
    <>
      <div className="border-b border-line p-3">
        <p className="font-strong wrap-anywhere">{member.name}</p>
        <p className="text-meta wrap-anywhere text-ink-3">{member.email}</p>
        <p className="text-meta wrap-anywhere text-ink-3">{company.name}</p>
      </div>
      <nav aria-label={words.bar.userMenu(member.name)} className="p-1.5">
        {me.navigationBar
          .filter((page) => page !== 'conversations')
          .map((page) => (
            <MenuLink key={page} page={page} here={here} onClick={close} className="desk:hidden" />
          ))}
        <MenuLink page="conversations" here={here} onClick={close} />
        <MenuLink page="settings" here={here} onClick={close} />
      </nav>
      <div className="border-t border-line p-1.5">
        <button
          type="button"
          className={entry}
          onClick={() => {
            close();
            help.open({});
          }}
        >
          {menuWords.help}
        </button>
        <button
          type="button"
          className={`${entry} coarse:hidden`}
          onClick={() => {
            close();
            openKeyboardHelp();
          }}
        >
          {menuWords.keys}
        </button>
      </div>
      <ThemeSwitch />
      {otherCompanies.length > 0 && (
        <div className="border-t border-line p-1.5">
          <p className="px-2 py-1 text-section font-strong text-ink-3">{menuWords.switchTo}</p>
          {otherCompanies.map((other) => (
            <button
              key={other.companyId}
              type="button"
              className={entry}
              onClick={() => chooseCompany(other.companyId)}
            >
              <span dir="auto" className="truncate">
                {other.name}
              </span>
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
            void beginSignOut(me).then(onUnsent);
          }}
        >
          {words.bar.signOut}
        </button>
      </div>
    </>
  );
}

function MenuLink({
  page,
  here,
  className = '',
  onClick,
}: {
  readonly page: NavigationEntry | 'settings';
  readonly here: Address['page'];
  readonly className?: string;
  readonly onClick: () => void;
}) {
  return (
    <Link
      href={`/${page}`}
      aria-current={isHere(page, here) ? 'page' : undefined}
      className={`${entry} ${className}`}
      onClick={onClick}
    >
      {page === 'settings' ? words.bar.settings : words.bar.entries[page]}
    </Link>
  );
}
