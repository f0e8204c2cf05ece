import { ask, handsetPath } from './api.js';
import { element } from './element.js';
import { dayOf, exactTimeOf, nameOf, formatNumber, timeOf } from './words.js';

const pane = document.getElementById('handset');
const groupMs = 5 * 60_000;
const chosenCompany = new Map();
const drafts = new Map();

/** Draws nothing, or one handset as its person sees it: a thread with each company, and a composer. */
export function drawNothing(sentence) {
  pane.replaceChildren(element('p', { class: 'nothing' }, sentence));
}

/** Draws the opened handset. The returned object takes later texts and settings. */
export function drawHandset({ handset, texts, companies, onBack }) {
  const { number } = handset;
  let company = chosenCompany.get(number) ?? companyOf(texts.at(-1)) ?? companies[0]?.number;

  const title = element('h2', { dir: 'auto' });
  const off = element('input', { type: 'checkbox', role: 'switch', change: () => put({ off: off.checked }) });
  const landline = element('input', { type: 'checkbox', change: () => put({ landline: landline.checked }) });
  const spam = element('input', { type: 'checkbox', change: () => put({ blockedAsSpam: spam.checked }) });
  const condition = element('p', { class: 'condition', role: 'status' });
  const threads = element('div', { class: 'threads', role: 'group', 'aria-label': 'Company to text with' });
  const log = element('div', { class: 'texts', role: 'log', 'aria-label': 'Texts', tabindex: '0' });
  const box = element('textarea', {
    rows: '1',
    maxlength: '1600',
    keydown: sendOnEnter,
    input: () => drafts.set(`${number} ${company}`, box.value),
  });
  const button = element('button', { type: 'submit', class: 'primary' }, 'Send');
  const problem = element('p', { class: 'problem', role: 'alert', hidden: true });
  const composer = element(
    'form',
    { class: 'composer', submit: send },
    element('div', { class: 'box' }, box, button),
    problem,
    element('p', { class: 'meta' }, 'Enter sends, Shift+Enter starts a line'),
  );

  pane.replaceChildren(
    element(
      'div',
      { class: 'device' },
      element(
        'header',
        {},
        backButton(onBack),
        element('div', {}, title, element('p', { class: 'meta' }, formatNumber(number))),
        element('label', { class: 'switch' }, 'Phone off', off),
      ),
      condition,
      threads,
      log,
      composer,
      element(
        'details',
        { class: 'more' },
        element('summary', {}, 'Kind of phone'),
        element('label', {}, landline, 'A landline: texts cannot arrive'),
        element('label', {}, spam, 'Its carrier blocks our texts as spam'),
      ),
    ),
  );
  drawState();
  drawThread();
  if (matchMedia('(pointer: fine)').matches) box.focus();

  return {
    change(changed) {
      handset = changed;
      drawState();
    },
    add(text) {
      if (texts.some(({ carrierMessageId }) => carrierMessageId === text.carrierMessageId)) return;
      texts.push(text);
      if (companyOf(text) === company) drawThread();
      else drawThreads();
    },
    replace(all) {
      texts = all;
      drawThread();
    },
  };

  function drawState() {
    title.textContent = nameOf(handset);
    off.checked = handset.off;
    landline.checked = handset.landline;
    spam.checked = handset.blockedAsSpam;
    condition.textContent = conditionOf(handset);
    condition.hidden = condition.textContent === '';
    box.disabled = button.disabled = handset.off || handset.landline || !company;
  }

  function drawThread() {
    drawThreads();
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    const mine = texts.filter((text) => companyOf(text) === company);
    log.replaceChildren(...(mine.length ? bubblesOf(mine) : [emptyWords()]));
    if (atEnd || mine.at(-1)?.direction === 'out') log.scrollTop = log.scrollHeight;
    box.placeholder = company ? `Text ${nameOfCompany()}` : 'No company has a number yet';
    box.setAttribute('aria-label', box.placeholder);
    if (document.activeElement !== box) box.value = drafts.get(`${number} ${company}`) ?? '';
  }

  function drawThreads() {
    threads.hidden = companies.length < 2;
    threads.replaceChildren(
      ...companies.map((one) =>
        element(
          'button',
          { type: 'button', 'aria-pressed': String(one.number === company), click: () => choose(one.number) },
          one.name || formatNumber(one.number),
        ),
      ),
    );
  }

  function choose(chosen) {
    company = chosen;
    chosenCompany.set(number, chosen);
    box.blur();
    drawThread();
    log.scrollTop = log.scrollHeight;
    threads.querySelector('[aria-pressed="true"]')?.focus();
  }

  function nameOfCompany() {
    return companies.find((one) => one.number === company)?.name || formatNumber(company);
  }

  function emptyWords() {
    const words = company
      ? `No texts with ${nameOfCompany()}, ${formatNumber(company)}, yet. Write the first one below.`
      : 'No company has a number yet.';
    return element('p', { class: 'nothing' }, words);
  }

  function sendOnEnter(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    composer.requestSubmit();
  }

  async function send(event) {
    event.preventDefault();
    const text = box.value;
    if (!text.trim() || !company) return;
    box.value = '';
    drafts.delete(`${number} ${company}`);
    await tell(
      () => ask('POST', `${handsetPath(number)}/messages`, { to: company, text }),
      () => {
        if (!box.value) box.value = text;
      },
    );
  }

  async function put(change) {
    await tell(() => ask('PUT', handsetPath(number), change), drawState);
  }

  async function tell(asking, undo) {
    problem.hidden = true;
    try {
      await asking();
    } catch (error) {
      undo();
      problem.textContent = error.message;
      problem.hidden = false;
    }
  }
}

const companyOf = (text) => text && (text.direction === 'in' ? text.from : text.to);

function conditionOf({ off, landline, blockedAsSpam }) {
  if (landline) return 'This is a landline. Texts to it fail, and it cannot text.';
  if (blockedAsSpam) return 'The carrier of this phone blocks texts to it as spam.';
  return off ? 'The phone is off. Texts to it fail as unreachable.' : '';
}

function backButton(onBack) {
  const back = element('button', {
    type: 'button',
    class: 'quiet back',
    'aria-label': 'All handsets',
    click: onBack,
  });
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  drawing.setAttribute('viewBox', '0 0 20 20');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M12.5 4 6.5 10l6 6');
  drawing.append(path);
  back.append(drawing);
  return back;
}

function bubblesOf(texts) {
  return texts.flatMap((text, place) => {
    const before = texts[place - 1];
    const after = texts[place + 1];
    const newDay = !before || dayOf(before.at) !== dayOf(text.at);
    const last =
      !after || after.direction !== text.direction || Date.parse(after.at) - Date.parse(text.at) > groupMs;
    const { direction } = text;
    return [
      newDay && element('p', { class: 'meta day' }, dayOf(text.at)),
      element('p', { class: `text ${direction}${last ? ' last' : ''}`, dir: 'auto' }, text.text),
      last &&
        element(
          'time',
          { class: `meta ${direction}`, datetime: text.at, title: exactTimeOf(text.at) },
          timeOf(text.at),
        ),
    ].filter(Boolean);
  });
}
