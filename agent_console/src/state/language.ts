/* The language of the console: the browser's, or the one chosen in this browser. English is there
   from the start; the others are fetched when they are wanted. */
import { effect } from "@preact/signals";
import { openStorage } from "@baton/client";
import { direction } from "../lib/language";
import { en, speech, t, type Texts } from "../text";
import { localeOf } from "../texts/grammar";
import { toast } from "./toasts";

const CATALOGUES: Readonly<Record<string, () => Promise<Texts>>> = {
  en: async () => en,
  de: async () => (await import("../texts/de")).de,
  es: async () => (await import("../texts/es")).es,
  fr: async () => (await import("../texts/fr")).fr,
};

/** To be chosen from. */
export const LANGUAGES = Object.keys(CATALOGUES);

/** To look at a translation that does not exist; only an address asks for it: `?lang=pseudo`. */
const PSEUDO: typeof CATALOGUES = {
  pseudo: async () => (await import("../texts/pseudo")).pseudo(en),
  "pseudo-rtl": async () => (await import("../texts/pseudo")).pseudoRightToLeft(en),
};

/** Dates of no language that the console has, so that an English one stands out. */
const PSEUDO_LOCALES: Readonly<Record<string, string>> = { pseudo: "el", "pseudo-rtl": "he" };

const KEY = "baton:console:language";
const storage = openStorage();

/** Resolves when the words are there; if they cannot be fetched, English stays. */
export async function speakAsWanted(): Promise<void> {
  await speak(wanted()).catch(() => undefined);
}

export async function choose(language: string): Promise<void> {
  try {
    await speak(language);
    storage.setItem(KEY, language);
  } catch {
    toast(t.error.network, "bad");
  }
}

let newest = 0;

/** The last one asked for wins, however long the others take. */
async function speak(language: string): Promise<void> {
  const mine = ++newest;
  const texts = await { ...CATALOGUES, ...PSEUDO }[language]?.();
  if (!texts || mine !== newest) return;
  speech.value = { language, locale: PSEUDO_LOCALES[language] ?? localeOf(language), texts };
}

function wanted(): string {
  const asked = new URLSearchParams(location.search).get("lang") ?? "";
  if (isOne(asked, CATALOGUES) || isOne(asked, PSEUDO)) return asked;
  const chosen = storage.getItem(KEY) ?? "";
  if (isOne(chosen, CATALOGUES)) return chosen;
  const own = navigator.languages.map((tag) => tag.split("-")[0] ?? "");
  return own.find((language) => isOne(language, CATALOGUES)) ?? "en";
}

const isOne = (language: string, among: typeof CATALOGUES) => Object.hasOwn(among, language);

effect(() => {
  const { language, locale } = speech.value;
  document.documentElement.lang = isOne(language, PSEUDO) ? "en" : locale;
  document.documentElement.dir = direction();
});
