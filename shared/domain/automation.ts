import * as z from 'zod/mini';

/** The name of an IAM role. Source: IAM API Reference, CreateRole. */
export const RoleName = z.string().check(z.regex(/^[A-Za-z0-9_+=,.@-]{1,64}$/));

/** A program that may act for one company: it signs with an IAM role and has a name for people. */
export const Automation = z.object({
  roleName: RoleName,
  name: z.string(),
  /** False while the company has turned it off. */
  isOn: z.boolean(),
  addedAt: z.iso.datetime(),
  /** When it last posted a text, as of the last quarter of an hour; absent before its first. */
  lastPostAt: z.optional(z.iso.datetime()),
});
export type Automation = z.infer<typeof Automation>;

/** Returns the scope of an automation's message ids, because two automations may choose the same id. */
export function automationIdScope({ roleName }: Pick<Automation, 'roleName'>): string {
  return `automation:${roleName}`;
}
