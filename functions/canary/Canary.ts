/** The company that texts the carrier's simulator. Undefined where a stage has no canary. */
export type Canary = { readonly companyId: string | undefined };
