import { element } from './element.js';
import { ageOf, initialsOf, nameOf, formatNumber } from './words.js';

const list = document.getElementById('handsets');
const search = document.getElementById('search');
const nothing = document.getElementById('no-handsets');
const rows = new Map();

/**
 * Draws the handsets that match the search, most recently active first. Reuses the rows, so that focus stays.
 */
export function drawList({ handsets, opened, isUnread }) {
  const shown = [...handsets.values()].filter(matches(search.value)).sort(byActivity);
  const focused = document.activeElement?.closest?.('#handsets li');
  shown.forEach((handset, place) => {
    const row = rowOf(handset, { current: handset.number === opened, unread: isUnread(handset) });
    if (list.children[place] !== row) list.insertBefore(row, list.children[place] ?? null);
  });
  while (list.children.length > shown.length) list.lastElementChild.remove();
  const stop = list.querySelector('[aria-current="true"]') ?? list.querySelector('.row');
  for (const row of list.querySelectorAll('.row')) row.tabIndex = row === stop ? 0 : -1;
  if (focused?.isConnected && !focused.contains(document.activeElement)) focused.firstChild.focus();

  nothing.hidden = shown.length > 0;
  nothing.textContent = search.value
    ? `No handset matches "${search.value}". Add one with any number above.`
    : 'No handsets yet. Add one with any number above.';
}

export function onSearch(draw) {
  search.addEventListener('input', draw);
}

list.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
  const next = step && event.target.closest('li')?.[step];
  if (!next) return;
  event.preventDefault();
  next.firstChild.focus();
});

function rowOf(handset, { current, unread }) {
  const item = rows.get(handset.number) ?? element('li');
  rows.set(handset.number, item);
  const drawn = JSON.stringify([handset, current, unread, age(handset)]);
  if (item.drawn === drawn) return item;
  item.drawn = drawn;
  const row = item.firstChild ?? element('a', { href: `#${handset.number}` });
  row.className = unread ? 'row unread' : 'row';
  row.setAttribute('aria-current', String(current));
  row.replaceChildren(
    element('span', { class: 'avatar', 'aria-hidden': 'true' }, initialsOf(handset)),
    element(
      'span',
      {},
      element(
        'span',
        { class: 'who', dir: 'auto' },
        element('span', { class: 'name' }, nameOf(handset)),
        handset.name && element('span', { class: 'number', dir: 'ltr' }, formatNumber(handset.number)),
      ),
      element('span', { class: 'last', dir: 'auto' }, lastOf(handset)),
    ),
    element(
      'span',
      { class: 'side' },
      age(handset),
      unread && element('span', { class: 'unseen' }, 'unread'),
    ),
  );
  for (const line of row.querySelectorAll('.who, .last')) line.title = line.textContent;
  if (!item.firstChild) item.append(row);
  return item;
}

function lastOf({ lastMessage, ...handset }) {
  if (handset.off) return 'Phone off';
  if (handset.landline) return 'Landline';
  if (!lastMessage) return 'No texts here yet';
  return lastMessage.direction === 'out' ? `You: ${lastMessage.text}` : lastMessage.text;
}

const age = ({ lastMessage }) => (lastMessage ? ageOf(lastMessage.at) : '');

function matches(typed) {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const digits = /^[\d\s()+.-]+$/.test(typed) ? typed.replace(/\D/g, '') : '';
  return ({ name, number }) => {
    if (digits) return number.includes(digits);
    return words.every((word) => plain(name ?? '').includes(word));
  };
}

const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function byActivity(one, other) {
  const [first, second] = [one, other].map(({ lastMessage }) => lastMessage?.at ?? '');
  if (first !== second) return first < second ? 1 : -1;
  return nameOf(one).localeCompare(nameOf(other));
}
