/** The panel's texts; those of the launcher are apart, since every page loads them. */
import { ar } from "./ar";
import { de } from "./de";
import { en, type Texts } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { pickFrom, type Picked } from "./pick";

export type { Texts };

const languages = { en, es, de, fr, ar };

export function pick(...wanted: (string | null | undefined)[]): Picked<Texts> {
  return pickFrom<Texts>(languages, wanted);
}
