/* Every word that the console shows: `t` has them in the chosen language. English is the shape that
   all languages have; its words are in `texts/en`, by part of the console. */
import { signal } from "@preact/signals";
import { codes } from "./texts/en/codes";
import { help } from "./texts/en/help";
import { inbox } from "./texts/en/inbox";
import { lines } from "./texts/en/lines";
import { problems } from "./texts/en/problems";
import { replies } from "./texts/en/replies";
import { reports } from "./texts/en/reports";
import { review } from "./texts/en/review";
import { shell } from "./texts/en/shell";
import { team } from "./texts/en/team";
import { thread } from "./texts/en/thread";
import { training } from "./texts/en/training";
import { localeOf } from "./texts/grammar";

export const en = {
  ...shell,
  ...inbox,
  ...thread,
  ...lines,
  ...replies,
  ...team,
  ...reports,
  ...review,
  ...training,
  ...problems,
  ...help,
  codes,
};

export type Texts = typeof en;

/** The words shown now, and how Intl writes dates and numbers beside them. */
export interface Speech {
  /** Such as `de`. */
  readonly language: string;
  /** With its region where the browser knows one, such as `de-AT`. */
  readonly locale: string;
  readonly texts: Texts;
}

export const speech = signal<Speech>({ language: "en", locale: localeOf("en"), texts: en });

/** Whoever draws with these words draws again in another language. */
export const t: Texts = new Proxy(en, {
  get: (_, section) => Reflect.get(speech.value.texts, section),
});
