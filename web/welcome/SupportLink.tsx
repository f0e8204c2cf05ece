/** Shows the support address as a link that starts an e-mail, and as text, because a desk may have no mail program. */
export function SupportLink({ email, subject }: { readonly email: string; readonly subject: string }) {
  return (
    <a
      className="font-strong text-accent hover:underline"
      href={`mailto:${email}?subject=${encodeURIComponent(subject)}`}
    >
      {email}
    </a>
  );
}
