/* Numbers, plurals, lists and names of languages in English. */
import { grammarOf } from "../grammar";

export const { number, plural, list, languageName } = grammarOf("en");
