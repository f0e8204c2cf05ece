import { isWordless } from '#shared/domain/isWordless.ts';
import type { ThreadRow } from './threadRows.ts';

const lineHeight = 21;
const bubbleEdges = 16;
const characterWidth = 7.2;

/**
 * Estimates the height of a row in a list of this width, in pixels, before it has been painted once. Never a whole number,
 * because the virtual list keeps a measured height only where it differs from the estimate, and would use a new estimate when
 * the text changes.
 */
export function estimatedHeight(row: ThreadRow, listWidth: number): number {
  return wholeHeight(row, listWidth) + 0.5;
}

function wholeHeight(row: ThreadRow, listWidth: number): number {
  if (row.kind === 'day') return 48;
  if (row.kind === 'new') return 36;
  if (row.kind === 'former') return 36;
  const { message, closes } = row;
  const bubble = listWidth < 600 ? listWidth * 0.86 : Math.min(560, listWidth * 0.78);
  const perLine = Math.max(10, Math.floor((bubble - 28) / characterWidth));
  const lines = message.text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  const height = lines * lineHeight + bubbleEdges;
  if (message.direction === 'outbound') {
    const trouble = message.state === 'failed' ? 82 : message.state === 'unconfirmed' ? 142 : 0;
    return height + 20 + (closes ? 14 : 6) + trouble;
  }
  const noted =
    isWordless(message.text) ||
    row.repeats ||
    row.asksToStop ||
    message.meaning === 'optOut' ||
    message.meaning === 'optIn';
  return height + (closes ? 34 : 2) + (noted ? 24 : 0);
}
