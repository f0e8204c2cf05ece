import { ask } from './api.js';
import { element } from './element.js';

const pane = document.getElementById('faults');
const opener = document.getElementById('open-faults');
const badge = document.getElementById('faults-set');

const groups = {
  'When the company sends': [
    [
      'refuse',
      'Refuse: the person opted out',
      { error: 'ConflictException', reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' },
    ],
    ['throttle', 'Refuse: too many at once'],
    ['slow', 'Take two seconds longer', { milliseconds: 2000 }],
    ['slowAnswer', 'Accept it, answer two seconds late', { milliseconds: 2000 }],
    ['neverAnswerBeforeAccept', 'Accept nothing and never answer'],
    ['neverAnswerAfterAccept', 'Accept it and never answer'],
    ['resetBeforeAccept', 'Break the connection, text not accepted'],
    ['resetAfterAccept', 'Accept it, then break the connection'],
    ['serverErrorBeforeAccept', 'Server error, text not accepted'],
    ['serverErrorAfterAccept', 'Accept it, then answer with a server error'],
  ],
  'When it reports back': [
    ['dropReceipt', 'Lose a receipt'],
    ['delayReceipt', 'A receipt five seconds late', { milliseconds: 5000 }],
    ['duplicateReceipt', 'A receipt twice'],
    ['reorderReceipts', 'Receipts in the wrong order'],
  ],
  'When a person texts': [['duplicateInbound', 'The text twice']],
};

const often = {
  Never: undefined,
  'The next one': { next: 1 },
  'The next five': { next: 5 },
  'One in ten': { probability: 0.1 },
  'Every second': { probability: 0.5 },
  Always: { probability: 1 },
};

const controls = new Map();
const seed = element('input', { id: 'seed', autocomplete: 'off', maxlength: '100', change: apply });
const outage = element('p', { class: 'meta', role: 'status' });
const problem = element('p', { class: 'problem', role: 'alert', hidden: true });
const seconds = element(
  'select',
  { 'aria-label': 'No connection at all', change: () => apply({ outage: true }) },
  ...[0, 5, 15, 60].map((value) => element('option', { value }, value ? `${value} seconds` : 'Never')),
);

/** Draws the panel once. `refresh` updates it with the settings and counts. */
export function drawFaults() {
  pane.replaceChildren(
    element(
      'div',
      { class: 'faults-head' },
      element('h2', {}, 'Faults'),
      element(
        'span',
        {},
        element('button', { type: 'button', class: 'quiet', click: clear }, 'Clear all'),
        element('button', { type: 'button', class: 'quiet', 'data-close': true, click: toggle }, 'Close'),
      ),
    ),
    element('p', { class: 'meta' }, 'Faults that the network causes from now on.'),
    problem,
    ...Object.entries(groups).flatMap(([heading, faults]) => [
      element('h3', {}, heading),
      ...faults.map(faultRow),
    ]),
    element('h3', {}, 'The whole network'),
    element('div', { class: 'fault' }, element('span', {}, 'No connection at all'), seconds, outage),
    element('div', { class: 'seed' }, element('label', { for: 'seed' }, 'Random seed'), seed),
  );
  opener.addEventListener('click', toggle);
  pane.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && pane.classList.contains('open')) toggle();
  });
  return refresh();
}

export async function refresh() {
  await tell(async () => show(await ask('GET', '/faults')));
}

function faultRow([name, words, extra]) {
  const select = element(
    'select',
    { 'aria-label': words, change: apply },
    ...Object.keys(often).map((choice) => element('option', {}, choice)),
  );
  const happened = element('span', { class: 'meta' });
  controls.set(name, { select, happened, extra, kept: undefined });
  return element('div', { class: 'fault' }, element('span', {}, words), select, happened);
}

function show({ set, happened, outageUntil }) {
  for (const [name, control] of controls) {
    const { select, extra } = control;
    control.kept = set[name];
    const choice = choiceOf(set[name], extra);
    select.querySelector('[data-other]')?.remove();
    if (!(choice in often)) select.append(element('option', { 'data-other': true }, choice));
    select.value = choice;
    select.classList.toggle('set', choice !== 'Never');
    control.happened.textContent = happened[name] ? `Happened ${happened[name]} times` : '';
  }
  seed.value = set.seed;
  const out = outageUntil !== null;
  if (!out) seconds.value = '0';
  seconds.classList.toggle('set', out);
  outage.textContent = out ? `Until ${new Date(outageUntil).toLocaleTimeString('en-US')}` : '';
  const count = [...controls.values()].filter(({ kept }) => isOn(kept)).length + Number(out);
  badge.textContent = count ? String(count) : '';
}

const isOn = (fault) => fault !== undefined && ((fault.next ?? 0) > 0 || (fault.probability ?? 0) > 0);

function choiceOf(fault, extra = {}) {
  if (!isOn(fault)) return 'Never';
  const plain = Object.keys({ ...fault, ...extra }).every(
    (key) => key === 'next' || key === 'probability' || fault[key] === extra[key],
  );
  const known = Object.entries(often).find(
    ([, value]) => value && value.next === fault.next && value.probability === fault.probability,
  );
  if (plain && known) return known[0];
  return fault.next ? `The next ${fault.next}` : `${Math.round(fault.probability * 100)} %`;
}

async function apply({ outage: outageChanged } = {}) {
  const faults = {};
  for (const [name, { select, extra, kept }] of controls) {
    const other = select.selectedOptions[0]?.dataset.other !== undefined;
    const chosen = other ? kept : often[select.value] && { ...often[select.value], ...extra };
    if (chosen) faults[name] = chosen;
  }
  if (seed.value) faults.seed = seed.value;
  if (outageChanged === true && seconds.value !== '0')
    faults.outage = { seconds: Number(seconds.value), kind: 'refuse' };
  await tell(async () => show(await ask('PUT', '/faults', faults)));
}

async function clear() {
  await tell(async () => show(await ask('PUT', '/faults', {})));
}

async function tell(asking) {
  problem.hidden = true;
  try {
    await asking();
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
  }
}

function toggle() {
  const open = pane.classList.toggle('open');
  opener.setAttribute('aria-expanded', String(open));
  (open ? pane.querySelector('button') : opener).focus();
}
