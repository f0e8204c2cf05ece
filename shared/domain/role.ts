import * as z from 'zod/mini';

export const Role = z.enum(['inspector', 'agent', 'client']);
export type Role = z.infer<typeof Role>;

/** The sections of the page in their order. The page reads them from here, because a schema would bring zod along. */
export const sections = ['inspectors', 'agents', 'clients', 'unknown'] as const;

export const Section = z.enum(sections);
export type Section = z.infer<typeof Section>;

export const sectionOf = {
  inspector: 'inspectors',
  agent: 'agents',
  client: 'clients',
} as const satisfies Record<Role, Section>;

/** The field whose number is texted, by role (P20). A client's mobile field is never used. */
export const phoneFieldOf = {
  inspector: 'mobile',
  agent: 'phone',
  client: 'phone',
} as const satisfies Record<Role, 'mobile' | 'phone'>;
