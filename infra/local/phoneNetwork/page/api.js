/** Calls the control API. A refusal becomes an Error with its sentence. */
export async function ask(method, path, body) {
  const response = await fetch(`/phone/api${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  }).catch(() => {
    throw new Error('The network does not answer. Is the program still running?');
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail);
  return answer;
}

export const handsetPath = (number) => `/handsets/${encodeURIComponent(number)}`;

/** Calls back for every event, and calls `onOpen` after each gap in the connection. */
export function follow({ onEvent, onOpen, onGap }) {
  const source = new EventSource('/phone/api/events');
  for (const event of ['text', 'handset', 'faults']) {
    source.addEventListener(event, ({ data }) => onEvent(JSON.parse(data)));
  }
  source.addEventListener('open', onOpen);
  source.addEventListener('error', onGap);
}
