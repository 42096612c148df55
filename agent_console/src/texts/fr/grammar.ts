/* Numbers, plurals, lists and names of languages in French. */
import { grammarOf } from "../grammar";

export const { number, plural, list, languageName } = grammarOf("fr");
