/* Numbers, plurals, lists and names of languages in German. */
import { grammarOf } from "../grammar";

export const { number, plural, list, languageName } = grammarOf("de");
