/* Numbers, lists and languages as agents read them, in the console's language. */
import { computed } from "@preact/signals";
import { isRightToLeft } from "@baton/design/direction";
import { speech } from "../text";
import { grammarOf, languageNameIn } from "../texts/grammar";

const grammar = computed(() => grammarOf(speech.value.locale));

export const number = (value: number): string => grammar.value.number(value);

/** "Ada, Ben and Zoë" */
export const list = (parts: readonly string[]): string => grammar.value.list(parts);

/** Where text begins. */
export const direction = (): "ltr" | "rtl" => (isRightToLeft(speech.value.locale) ? "rtl" : "ltr");

export const languageName = (code: string): string => grammar.value.languageName(code);

/** "Deutsch": a language's own name for itself. */
export function ownName(code: string): string {
  const name = languageNameIn(code, code);
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

/** The language's own name; null for the console's, or where none is known. */
export function languageLabel(code: string | null): string | null {
  return !code || code === speech.value.language ? null : ownName(code);
}
