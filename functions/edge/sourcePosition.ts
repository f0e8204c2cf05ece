import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

const position = /(?<url>file:\/\/[^\s()]+):(?<line>\d+):(?<column>\d+)/;
const maps = new Map<string, SourceMap | undefined>();

/**
 * Replaces the position in a stack frame of a bundle by the one in its source, such as `functions/messages/sendMessage.ts:34:9`.
 * The bundle's map is read when the first error is logged, so that it costs a cold start nothing. A frame without a map, such as
 * every frame of `npm start`, stays as it is.
 */
export function withSourcePosition(frame: string): string {
  const { url = '', line, column } = position.exec(frame)?.groups ?? {};
  const entry = mapOf(url)?.findEntry(Number(line) - 1, Number(column) - 1);
  if (!entry || !('originalSource' in entry)) return frame;
  const { originalSource, originalLine, originalColumn } = entry;
  return frame.replace(
    position,
    `${originalSource.replace(/^(\.\.\/)+/, '')}:${originalLine + 1}:${originalColumn + 1}`,
  );
}

function mapOf(url: string): SourceMap | undefined {
  if (url === '') return undefined;
  if (!maps.has(url)) maps.set(url, readMap(url));
  return maps.get(url);
}

function readMap(url: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8')) as SourceMapPayload);
  } catch {
    return undefined;
  }
}
