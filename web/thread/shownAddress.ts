/** Writing systems that are used together, each group as one. Others are shown alone, or not as letters at all. */
const scripts = [
  // Of Latin only letters that cannot be mistaken for others, so ı, ſ and ɑ are left out.
  /^[a-z\u00df-\u00f6\u00f8-\u0130\u0132-\u0137\u0139-\u0148\u014a-\u017e]+$/u,
  /^\p{Script=Cyrillic}+$/u,
  /^\p{Script=Greek}+$/u,
  /^\p{Script=Hebrew}+$/u,
  /^\p{Script=Arabic}+$/u,
  /^[\p{Script=Devanagari}\p{M}]+$/u,
  /^[\p{Script=Thai}\p{M}]+$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u,
  /^[\p{Script=Han}\p{Script=Hangul}]+$/u,
] as const;

/**
 * Writes a link so that it names the host it opens. A host in one writing system is shown as it was typed. One that mixes them
 * ("аpple.com" with a Cyrillic letter), or that the browser reads as another one, is shown as the browser opens it, in punycode.
 * The browser's `URL` does the reading, so that no table of ours can differ from it.
 */
export function shownAddress(typed: string, address: URL): string {
  const scheme = /^https?:\/\//i.exec(typed)?.[0] ?? '';
  const rest = typed.slice(scheme.length);
  const end = rest.search(/[/?#]/);
  const authority = end === -1 ? rest : rest.slice(0, end);
  const host = authority.replace(/:\d*$/, '');
  if (isHonest(host.toLowerCase(), address.hostname)) return typed;
  return `${scheme}${address.hostname}${authority.slice(host.length)}${rest.slice(authority.length)}`;
}

function isHonest(host: string, opened: string): boolean {
  if (host === opened) return true;
  if (host !== host.normalize('NFKC') || !/(?:^|\.)xn--/.test(opened)) return false;
  if (/(?:^|\.)xn--/.test(host)) return false;
  const letters = host.replace(/[-.\d]/g, '');
  return scripts.some((script) => script.test(letters));
}
