import { ask, follow, handsetPath } from './api.js';
import { drawFaults, refresh as refreshFaults } from './faultsPanel.js';
import { drawList, onSearch } from './handsetList.js';
import { drawHandset, drawNothing } from './handsetView.js';
import { nameOf } from './words.js';

const connection = document.getElementById('connection');
const adding = document.getElementById('adding');
const openAdding = document.getElementById('open-adding');
const handsets = new Map();
const seen = new Map(Object.entries(JSON.parse(localStorage.getItem('phone.seen') ?? '{}')));
let companies = [];
let opened;
let view;
let missed = [];
let drawing;

await drawFaults();
follow({
  onEvent,
  onOpen: async () => {
    await reload();
    connection.textContent = '';
  },
  onGap: () => {
    connection.textContent = 'No connection to the network. Trying again.';
  },
});
onSearch(draw);
addEventListener('hashchange', () => void open());
setInterval(draw, 30_000);
openAdding.addEventListener('click', () => showAdding(adding.hidden));
document.getElementById('close-adding').addEventListener('click', () => showAdding(false));
adding.addEventListener('submit', (event) => void add(event));
adding.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') showAdding(false);
});

async function reload() {
  const [all, numbers] = await Promise.all([ask('GET', '/handsets'), ask('GET', '/numbers')]);
  companies = numbers;
  handsets.clear();
  for (const handset of all) handsets.set(handset.number, handset);
  await open();
}

async function open() {
  const number = decodeURIComponent(location.hash.slice(1));
  const again = number !== '' && number === opened && view !== undefined;
  opened = number || undefined;
  if (!again) view = undefined;
  missed = [];
  document.body.dataset.pane = opened ? 'handset' : 'list';
  if (!opened) {
    document.title = 'Handsets';
    drawNothing(handsets.size ? 'Choose a handset to read and answer on it.' : 'Add a handset to start.');
    return draw();
  }
  try {
    const [handset, texts] = await Promise.all([
      ask('GET', handsetPath(number)),
      ask('GET', `${handsetPath(number)}/messages`),
    ]);
    if (opened !== number) return undefined;
    if (again) {
      view.change(handset);
      view.replace(texts);
    } else {
      view = drawHandset({ handset, texts, companies, onBack: () => (location.hash = '') });
    }
    missed.forEach(view.add);
    document.title = `${nameOf(handset)} · Handsets`;
    see(number, texts.length);
  } catch (error) {
    view = undefined;
    drawNothing(error.message);
  }
  return draw();
}

function onEvent(update) {
  if (update.event === 'faults') void refreshFaults();
  if (update.event === 'handset') {
    const { number } = update.handset;
    handsets.set(number, { messageCount: 0, lastMessage: null, ...handsets.get(number), ...update.handset });
    if (number === opened) view?.change(update.handset);
  }
  if (update.event === 'text') {
    const known = handsets.get(update.handset) ?? { number: update.handset, name: null, messageCount: 0 };
    const messageCount = known.messageCount + 1;
    handsets.set(update.handset, { ...known, messageCount, lastMessage: update.message });
    if (update.handset === opened) {
      if (view) view.add(update.message);
      else missed.push(update.message);
      see(opened, messageCount);
    }
    soonRefreshFaults();
  }
  draw();
}

/** Draws once for many texts in one moment. */
function draw() {
  drawing ??= requestAnimationFrame(() => {
    drawing = undefined;
    drawList({ handsets, opened, isUnread });
  });
}

let faultsDue;
function soonRefreshFaults() {
  faultsDue ??= setTimeout(() => {
    faultsDue = undefined;
    void refreshFaults();
  }, 1000);
}

const isUnread = ({ number, messageCount, lastMessage }) =>
  number !== opened && lastMessage?.direction === 'in' && messageCount > (seen.get(number) ?? 0);

function see(number, count) {
  seen.set(number, count);
  localStorage.setItem('phone.seen', JSON.stringify(Object.fromEntries(seen)));
}

function showAdding(shown) {
  adding.hidden = !shown;
  openAdding.setAttribute('aria-expanded', String(shown));
  if (shown) adding.elements.number.focus();
  else openAdding.focus();
}

async function add(event) {
  event.preventDefault();
  const problem = adding.querySelector('.problem');
  const name = adding.elements.name.value.trim();
  try {
    const handset = await ask('POST', '/handsets', {
      number: adding.elements.number.value,
      ...(name && { name }),
    });
    problem.hidden = true;
    adding.reset();
    showAdding(false);
    location.hash = handset.number;
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
  }
}
