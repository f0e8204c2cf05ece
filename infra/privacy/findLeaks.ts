import { parsedJson } from '#shared/domain/parsedJson.ts';
import { groupedBy } from '../chaos/addTo.ts';

/** A request that a server received, as `observeRequests.ts` recorded it. */
export type ObservedRequest = { readonly url: string; readonly body: string };

export type Run = {
  /** All output of the product: log lines, metrics and errors. */
  readonly printed: string;
  readonly requests: readonly ObservedRequest[];
};

/** The page of the handsets is no part of the product. It names its phones in its addresses. */
const ofHandsets = /^\/phone\b|^\/handsets\b/;
const numberFields = new Set(['phone', 'mobile', 'number', 'from', 'to', 'DestinationPhoneNumber']);
const textFields = new Set(['text', 'MessageBody']);
/** Shorter texts, and single words such as STOP, also occur in sentences of a log. */
const shortestText = 10;
/** Sets how long the windows of a line are: as the last ten digits of a number, and as the first ten characters of a text. */
const windowLength = 10;

/**
 * Returns a sentence for every phone number and text of a run that is in its log lines, metrics and errors or in a URL, and for
 * every phone number that is in an event for automations (P22).
 */
export function findLeaks({ printed, requests }: Run): readonly string[] {
  const { numbers, texts } = secretsOf(requests);
  const urls = requests.map(({ url }) => url).filter((url) => !ofHandsets.test(url));
  const events = requests.flatMap(({ body }) => eventIn(body) ?? []);
  return [
    ...leaksIn('log line', printed.split('\n'), numbers, texts),
    ...leaksIn('URL', urls.map(decoded), numbers, texts),
    ...leaksIn('event', events, numbers, new Set()),
  ];
}

/** Collects the phone numbers, by their last ten digits, and the texts that the requests of a run carried. */
export function secretsOf(requests: readonly ObservedRequest[]) {
  const numbers = new Set<string>();
  const texts = new Set<string>();
  const visit = (value: unknown, field = ''): void => {
    if (typeof value === 'string') {
      const digits = value.replace(/\D/g, '');
      if (numberFields.has(field) && digits.length >= windowLength && value.length <= 40)
        numbers.add(digits.slice(-windowLength));
      const text = value.trim();
      const isText = textFields.has(field) && text.length >= shortestText && /\s/.test(text);
      if (isText && !text.startsWith('{')) texts.add(text);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, Array.isArray(value) ? field : name);
    }
  };
  for (const { body } of requests) visit(parsedJson(body));
  return { numbers, texts };
}

function leaksIn(
  what: string,
  lines: readonly string[],
  numbers: ReadonlySet<string>,
  texts: ReadonlySet<string>,
): readonly string[] {
  const written = [...texts].flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
  const textsByStart = groupedBy(written, (text) => text.slice(0, windowLength));
  return lines.flatMap((line) => {
    const digits = line.replace(/[\s().+-]/g, '');
    const hasNumber =
      /\+[1-9]\d{9,14}\b/.test(line) || windowsOf(digits).some((window) => numbers.has(window));
    const hasText = windowsOf(line).some((window) =>
      textsByStart.get(window)?.some((text) => line.includes(text)),
    );
    const start = line.slice(0, 200);
    return [
      ...(hasNumber ? [`A ${what} has a phone number: ${start}`] : []),
      ...(hasText ? [`A ${what} has a text: ${start}`] : []),
    ];
  });
}

/** Returns every part of a line that is as long as a number or the start of a text, so that a run with 50,000 texts is searched once. */
const windowsOf = (line: string): readonly string[] =>
  Array.from({ length: Math.max(0, line.length - windowLength + 1) }, (_, start) =>
    line.slice(start, start + windowLength),
  );

/** Returns the event that a request publishes to the topic for automations. */
function eventIn(body: string): string | undefined {
  if (!body.includes('Action=Publish')) return undefined;
  return [...new URLSearchParams(body).values()].join('\n');
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
