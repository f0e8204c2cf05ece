type Input = Readonly<Record<string, unknown>>;

/** The SDK's default number of attempts. */
const triesOfSdk = 3;

/** Makes the read that follows a claim fail, on every attempt of the database client. */
export function failingReads() {
  const left = new Map<string, number>();
  return {
    isClaim: (operation: string, input: Input) =>
      operation === 'UpdateItem' && /\bclaimId\s*=/.test(String(input['UpdateExpression'])),
    /** Schedules the failure for the conversation of this claim. */
    plan(input: Input): void {
      const { pk } = input['Key'] as { readonly pk: { readonly S: string } };
      left.set(pk.S, triesOfSdk);
    },
    /** True when this read has to fail. */
    strikes(body: Buffer): boolean {
      const asked = body.toString('utf8');
      for (const [conversation, times] of left) {
        if (!asked.includes(JSON.stringify(conversation))) continue;
        if (times === 1) left.delete(conversation);
        else left.set(conversation, times - 1);
        return true;
      }
      return false;
    },
  };
}
