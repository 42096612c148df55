/* A canned reply as it is being written, and what must hold before it is stored. Pure. */
import type { wire } from "@baton/client";
import { t } from "../text";
import type { CannedReply } from "../types";

export interface Wrong {
  shortcut?: string;
  texts?: string;
}

export function blank(shared: boolean): wire.WriteReply {
  return { shortcut: "", shared, texts: {} };
}

export function formOf({ shortcut, shared, texts }: CannedReply): wire.WriteReply {
  return { shortcut, shared, texts };
}

/** Without spaces around, and without the languages in which nothing is written. */
export function tidy(form: wire.WriteReply): wire.WriteReply {
  const written = Object.entries(form.texts)
    .map(([language, text]) => [language, text.trim()] as const)
    .filter(([, text]) => text !== "");
  return {
    ...form,
    shortcut: form.shortcut.trim().replace(/^\//, ""),
    texts: Object.fromEntries(written),
  };
}

/** What is wrong with the form; null if it can be stored. `others`: all but the one changed. */
export function check(form: wire.WriteReply, others: readonly CannedReply[]): Wrong | null {
  const { shortcut, shared, texts } = tidy(form);
  const wrong: Wrong = {};
  if (!/^[a-z0-9][a-z0-9_-]{0,39}$/.test(shortcut)) wrong.shortcut = t.canned.wrongShortcut;
  else if (others.some((one) => one.shortcut === shortcut && one.shared === shared)) {
    wrong.shortcut = t.canned.takenShortcut;
  }
  if (Object.keys(texts).length === 0) wrong.texts = t.canned.noText;
  return wrong.shortcut || wrong.texts ? wrong : null;
}
