export interface Picked<Texts> {
  /** A tag such as `de-AT`. */
  locale: string;
  texts: Texts;
}

/** The texts for the first of `wanted` (tags such as `de-AT`) that there is, else English. */
export function pickFrom<Texts>(
  known: Record<"en", Texts> & Record<string, Texts>,
  wanted: readonly (string | null | undefined)[],
): Picked<Texts> {
  for (const tag of wanted) {
    const texts = known[tag?.toLowerCase().split(/[-_]/)[0] ?? ""];
    if (tag && texts) return { locale: tag.replace("_", "-"), texts };
  }
  return { locale: "en", texts: known.en };
}
