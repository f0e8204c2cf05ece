/** US dollars per message part. Source: End User Messaging SMS User Guide, "Monitoring with EventBridge", sample event of 2024-10-16. */
export const pricePerPart = 0.00581;
export const carrierFeePerPart = 0.003;
