/** Returns "Ana writes", "Ana & Luis write". */
export function writes(name: string): string {
  return `${name} ${name.includes(' & ') ? 'write' : 'writes'}`;
}

/** Returns "Ana’s", "Luis’". */
export function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}
