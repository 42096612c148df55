import { de } from "./de";
import { en, type Texts } from "./en";
import { es } from "./es";
import { fr } from "./fr";

export type { Texts };

const languages: Record<string, Texts> = { en, es, de, fr };

/** The texts for the first of `wanted` (tags such as `de-AT`) that there is, else English. */
export function pick(...wanted: (string | null | undefined)[]): { locale: string; texts: Texts } {
  for (const tag of wanted) {
    const texts = languages[tag?.toLowerCase().split(/[-_]/)[0] ?? ""];
    if (tag && texts) return { locale: tag.replace("_", "-"), texts };
  }
  return { locale: "en", texts: en };
}
