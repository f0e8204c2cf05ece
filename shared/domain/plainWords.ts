/** Lowercases a text, drops accents and apostrophes, and turns every other run of non-alphanumerics into one space. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/['’ʼ`´]/g, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}

/**
 * Removes the line that a mail app or phone adds below a text: "Sent from my iPhone", "Get Outlook for iOS". On a line of its
 * own, any device name counts. Gateways may append it to the line of the text, where only the usual wordings count.
 */
export function withoutDeviceLine(text: string): string {
  return text
    .replace(
      /(?:^|\n)[\s\-_–—>]*(?:sent (?:from|via|with|using)|get outlook for|envoyé (?:de|depuis)|enviado desde)\b[^\n]{0,60}\s*$/i,
      '',
    )
    .replace(
      /\s[\s\-_–—]*(?:sent from my [a-z]+(?: [\w+]+){0,4}|sent from (?:yahoo|outlook|gmail|mail|aol)\b[\w ]{0,30}|get outlook for (?:ios|android))\W*$/i,
      '',
    );
}
