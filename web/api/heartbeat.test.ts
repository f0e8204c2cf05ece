import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startHeartbeat } from './heartbeat.ts';

const seconds = (count: number) => vi.advanceTimersByTime(count * 1000);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Creates a page with one connection; `answers` says whether the server still answers a ping. */
function openPage({ visible = true, answers = false } = {}) {
  const page = { visible, answers, open: true, pings: 0, replaced: 0 };
  const heartbeat = startHeartbeat({
    isOpen: () => page.open,
    isVisible: () => page.visible,
    ping: () => {
      page.pings += 1;
      if (page.answers) heartbeat.received();
    },
    replace: () => {
      page.replaced += 1;
      heartbeat.received();
    },
  });
  return Object.assign(page, { heartbeat });
}

describe('the heartbeat of the live connection (P11)', () => {
  test('a connection that answers is kept, and asked once in 40 seconds', () => {
    const page = openPage({ answers: true });
    seconds(400);
    expect(page).toMatchObject({ pings: 10, replaced: 0 });
  });

  test('a connection that no longer answers is replaced within 90 seconds of the last word', () => {
    const page = openPage();
    seconds(59);
    expect(page.replaced).toBe(0);
    seconds(31);
    expect(page).toMatchObject({ pings: 1, replaced: 1 });
  });

  test('whatever arrives proves the connection, so a busy office pings less', () => {
    const page = openPage();
    for (let texts = 0; texts < 20; texts += 1) {
      seconds(30);
      page.heartbeat.received();
    }
    expect(page).toMatchObject({ pings: 0, replaced: 0 });
  });

  test('a hidden page only keeps its connection open, and replaces nothing', () => {
    const page = openPage({ visible: false });
    seconds(4 * 60);
    expect(page.pings).toBe(0);
    seconds(10 * 60);
    expect(page).toMatchObject({ pings: 1, replaced: 0 });
  });

  test('a hidden page is checked when it becomes visible: at once where an answer is overdue, else by a ping', () => {
    const slept = openPage({ visible: false });
    seconds(60);
    slept.visible = true;
    slept.heartbeat.check();
    expect(slept).toMatchObject({ pings: 1, replaced: 0 });
    seconds(25);
    expect(slept.replaced).toBe(1);

    const overdue = openPage({ visible: false });
    seconds(6 * 60);
    overdue.visible = true;
    overdue.heartbeat.check();
    expect(overdue.replaced).toBe(1);
  });

  test('a connection that is closed is neither asked nor replaced: it is being opened again anyway', () => {
    const page = openPage();
    page.open = false;
    seconds(300);
    page.heartbeat.check();
    expect(page).toMatchObject({ pings: 0, replaced: 0 });
  });

  test('nothing is asked any more once the page is done', () => {
    const page = openPage();
    page.heartbeat.stop();
    seconds(300);
    expect(page.pings).toBe(0);
  });
});
