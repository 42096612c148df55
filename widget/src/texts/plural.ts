/** One sentence for each form of the plural that a language has: Arabic has six. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

export function plural(language: string, count: number, forms: Forms): string {
  return forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
}
