/** Three dots in motion: somebody is typing. Without a label, words beside them say who. */
export function Dots({ label }: { label?: string }) {
  const meaning = label ? { role: "img" as const, "aria-label": label } : { "aria-hidden": true };
  return (
    <span class="dots" {...meaning}>
      <i />
      <i />
      <i />
    </span>
  );
}
