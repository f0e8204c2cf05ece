/** Describes a string as JSON Schema does. */
type StringSchema = { readonly format?: string | undefined; readonly pattern?: string | undefined };

const byFormat: Readonly<Record<string, string>> = {
  'date-time': '2030-01-31T15:00:00.000Z',
  email: 'ana@moreno.example',
  uuid: '7b0c1f6e-52a4-4d5c-9d1e-0a3f5b7c9d21',
};

/** The first that matches a pattern is taken. */
const byPattern: readonly string[] = [
  'A line of text',
  'con_anamoreno',
  'cnv_abcdefghijklmnopqrst',
  'insp_214maple',
  'co_oakhill',
  'mem_kim',
  '+15550102214',
  'reminder-1',
  '2026-11',
  '~4VnTqL0cXw2rBfZk8sHyAg',
];

/** Returns an example for a string, because a reader makes nothing of a pattern, and tools invent noise that matches it. */
export function exampleOf({ format, pattern }: StringSchema): string | undefined {
  if (format !== undefined && byFormat[format] !== undefined) return byFormat[format];
  if (pattern === undefined) return undefined;
  const allowed = new RegExp(pattern, 'u');
  return byPattern.find((example) => allowed.test(example));
}
