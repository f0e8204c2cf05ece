export type CapturedLog = ReturnType<typeof captureLog>;

/** Captures all output from now on, which is the log of a deployed function. */
export function captureLog() {
  let text = '';
  const outputs = [process.stdout, process.stderr];
  const writes = outputs.map((output) => output.write);
  for (const output of outputs) {
    output.write = (chunk: string | Uint8Array) => {
      text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      return true;
    };
  }
  return {
    text: () => text,
    lines: () =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    stop() {
      outputs.forEach((output, index) => Object.assign(output, { write: writes[index] }));
    },
  };
}
