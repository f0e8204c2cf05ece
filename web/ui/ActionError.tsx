/** Shows why an action failed. It is no alert, because `useAction` announces the sentence, and it would be heard twice. */
export function ActionError({
  className = '',
  sentence,
}: {
  readonly className?: string;
  readonly sentence: string | undefined;
}) {
  return sentence && <p className={`wrap-anywhere text-bad ${className}`}>{sentence}</p>;
}
