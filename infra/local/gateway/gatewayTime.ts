const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Formats a time as API Gateway does in its events: "20/Mar/2026:15:00:00 +0000". */
export function gatewayTime(at: Date): string {
  const [date = '', time = ''] = at.toISOString().split(/[T.]/);
  const [year, , day] = date.split('-');
  return `${day}/${months[at.getUTCMonth()]}/${year}:${time} +0000`;
}
