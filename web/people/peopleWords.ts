/** Holds the sentences of the people page. */
export const peopleWords = {
  title: 'People',
  search: 'Search people or numbers',
  none: 'No people yet. Your inspection software adds them here.',
} as const;
