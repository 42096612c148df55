/* Numbers, plurals, lists and names of languages in Spanish. */
import { grammarOf } from "../grammar";

export const { number, plural, list, languageName } = grammarOf("es");
