const width = 20;

/**
 * Returns a function that is called with how many of `total` are done. It writes a line for every twentieth of the work, with a bar
 * and the time that the rest takes at the rate so far.
 */
export function progressBar(
  title: string,
  total: number,
  write: (line: string) => void = console.log,
  now: () => number = Date.now,
): (done: number) => void {
  const from = now();
  let shown = -1;
  return (done) => {
    const filled = Math.floor((done * width) / total);
    if (filled === shown) return;
    shown = filled;
    const left = Math.ceil(((now() - from) / done) * ((total - done) / 1000));
    const bar = `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}]`;
    write(
      `${title} ${bar} ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}, ${left} s left`,
    );
  };
}
