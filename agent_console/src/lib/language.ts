/* Languages as agents read them. Pure. */
import { language as consoles, languageName } from "../codes";

/** "Deutsch": a language's own name for itself; null for the console's, or where none is known. */
export function languageLabel(code: string | null): string | null {
  if (!code || code === consoles) return null;
  const name = languageName(code, code);
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
