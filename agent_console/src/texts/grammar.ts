/* What a language does with numbers, plurals, lists and the names of languages, as Intl knows it. */

/** The browser's own variety of the language, such as `de-AT`, so that dates look as at home; the
 *  language itself where there is none, or no browser. */
export function localeOf(language: string): string {
  const own = globalThis.navigator?.languages ?? [];
  return own.find((tag) => tag === language || tag.split("-")[0] === language) ?? language;
}

/** "German" for `de` in English; a code that is none stays as it is. */
export function languageNameIn(locale: string, code: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

export function grammarOf(language: string) {
  const locale = localeOf(language);
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const rules = new Intl.PluralRules(language);
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });

  const number = (value: number): string => numbers.format(value);
  return {
    number,
    /** "1 message", "2 messages"; the language's own rules say which form it is. */
    plural: (count: number, one: string, other: string): string =>
      `${number(count)} ${rules.select(count) === "one" ? one : other}`,
    /** "Ada, Ben and Zoë" */
    list: (parts: readonly string[]): string => lists.format(parts),
    languageName: (code: string): string => languageNameIn(locale, code),
  };
}
