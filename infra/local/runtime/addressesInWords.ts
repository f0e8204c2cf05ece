/**
 * Returns the lines that `npm start` prints when the product is ready. The commands repeat PORT and DATA_DIR if they are set, quoted
 * so that a shell takes them as they are.
 */
export function addressesInWords(
  origin: string,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const { PORT, DATA_DIR } = environment;
  const port = PORT ? `PORT=${new URL(origin).port} ` : '';
  const dataFolder = DATA_DIR ? `DATA_DIR=${quoted(DATA_DIR)} ` : '';
  const npm = `${port}${dataFolder}npm`;
  return [
    '',
    `  The page         ${origin}`,
    `  The handsets     ${origin}/phone`,
    `  The API          ${origin}/docs  (${origin}/openapi.json)`,
    `  Queues           ${origin}/queues`,
    `  A token          ${npm} run --silent token -- kim@oakhill.example`,
    `  An automation    ${npm} run --silent automation -- --role oakhill-automations PUT /api/automation/...`,
    '',
    '  Sign in as Kim Madsen, open a conversation and send a text, then answer from the handset. Ctrl-C stops the product and loses nothing.',
    '',
  ];
}

function quoted(value: string): string {
  return /^[\w./-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
