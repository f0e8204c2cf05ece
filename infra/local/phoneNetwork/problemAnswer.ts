/** An answer of the control API. `problem` marks problem details. */
export type ControlAnswer = {
  readonly status: number;
  readonly body: unknown;
  readonly problem?: true;
  readonly headers?: Readonly<Record<string, string>>;
};

type FieldError = { readonly path: string; readonly message: string };

/** Problem details (RFC 9457): a code for programs and a sentence for people. */
export function problemAnswer(
  status: number,
  code: string,
  detail: string,
  facts: {
    readonly errors?: readonly FieldError[];
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): ControlAnswer {
  const { headers = {}, ...rest } = facts;
  const title = code.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
  return {
    status,
    problem: true,
    headers,
    body: { type: 'about:blank', title, status, detail, code, ...rest },
  };
}
