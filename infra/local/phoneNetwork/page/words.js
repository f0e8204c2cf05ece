export function formatNumber(number) {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  if (american) return `(${american[1]}) ${american[2]}-${american[3]}`;
  if (!number.startsWith('+')) return number;
  return number.replace(/(\d{3})(?=\d{2})/g, '$1 ').trim();
}

export const nameOf = ({ name, number }) => name ?? formatNumber(number);

export function initialsOf({ name }) {
  const words = (name ?? '').split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => [...word][0].toUpperCase()).join('') || '?';
}

const timeFormat = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric' });
const shortDay = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' });
const exactFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'medium' });

export const timeOf = (at) => timeFormat.format(new Date(at));
export const exactTimeOf = (at) => exactFormat.format(new Date(at));

export function dayOf(at) {
  const days = daysAgo(at);
  if (days === 0) return 'Today';
  return days === 1 ? 'Yesterday' : dayFormat.format(new Date(at));
}

export function ageOf(at) {
  const minutes = Math.floor((Date.now() - Date.parse(at)) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  return daysAgo(at) === 0 ? `${Math.floor(minutes / 60)} h` : shortDay.format(new Date(at));
}

function daysAgo(at) {
  const midnight = (time) => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(Date.now()) - midnight(at)) / 86_400_000);
}
