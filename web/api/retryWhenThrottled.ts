const tries = 4;

/**
 * Makes a request, and repeats it while the API asks to slow down (429): after the seconds that it names, or after one, two and
 * four where it names none. Returns the last answer. Rejects when `signal` aborts a pause.
 */
export async function retryWhenThrottled(
  ask: () => Promise<Response>,
  signal?: AbortSignal | null,
  pause: typeof pauseFor = pauseFor,
): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const response = await ask();
    if (response.status !== 429 || attempt === tries - 1) return response;
    await pause(1000 * (Number(response.headers.get('retry-after')) || 2 ** attempt), signal);
  }
}

function pauseFor(milliseconds: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', reject);
  });
}
