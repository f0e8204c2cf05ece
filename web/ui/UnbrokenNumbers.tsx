/** Shows a sentence whose phone numbers stay on one line: a browser also breaks them after the hyphen. */
export function UnbrokenNumbers({ children }: { readonly children: string }) {
  return children.split(/(\(\d{3}\) \d{3}-\d{4})/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={index} className="tabular whitespace-nowrap">
        {part}
      </span>
    ),
  );
}
