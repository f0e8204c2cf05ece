/** The contact of the carrier's simulator, which the canary texts. */
export const canaryContactId = 'con_canary';
