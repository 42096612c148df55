/* Canned replies: which one is meant, in which language, and with what filled in. Pure. */
import type { CannedReply, InboxItem } from "../types";

export interface Slash {
  /** Where the slash is. */
  from: number;
  query: string;
}

/** What is typed after a slash that begins a word, up to the cursor; null: nothing is. */
export function slashBefore(text: string, cursor: number): Slash | null {
  const found = /(^|\s)\/([\p{L}\d_-]*)$/u.exec(text.slice(0, cursor));
  if (!found) return null;
  const query = found[2] ?? "";
  return { from: cursor - query.length - 1, query: query.toLowerCase() };
}

/** Those that match, best first: by the beginning of the shortcut, then by any part of the words. */
export function search(replies: readonly CannedReply[], query: string): CannedReply[] {
  const rank = (reply: CannedReply) => {
    if (reply.shortcut.startsWith(query)) return 0;
    if (reply.shortcut.includes(query)) return 1;
    return Object.values(reply.texts).some((text) => text.toLowerCase().includes(query)) ? 2 : 3;
  };
  return replies
    .map((reply) => ({ reply, rank: rank(reply) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.reply.shortcut.localeCompare(b.reply.shortcut))
    .map((one) => one.reply);
}

export interface Wording {
  language: string;
  text: string;
}

/** In the customer's language, or else in the first of `languages` that there is. */
export function wordingFor(
  reply: CannedReply,
  language: string | null,
  languages: readonly string[],
): Wording {
  const wanted = [language, ...languages, ...Object.keys(reply.texts)];
  const found = wanted.find((one) => one !== null && one in reply.texts) ?? "";
  return { language: found, text: reply.texts[found] ?? "" };
}

export type Values = Readonly<Record<string, string>>;

/** What the variables of a text stand for in this conversation. */
export function valuesOf(item: InboxItem, agentName: string): Values {
  const known = {
    ...item.slots,
    customer_name: item.customer_name,
    email: item.contact_email,
    agent_name: agentName,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value)) as Values;
}

const VARIABLE = /\{([a-z][a-z0-9_]*)\}/g;

/** What is not known stays as it is, for the agent to see. */
export function fill(text: string, values: Values): string {
  return text.replace(VARIABLE, (variable, name: string) => values[name] ?? variable);
}

/** Variables, and the placeholders that stand for personal data in past answers
 * (common/masking.py). */
const UNFILLED = /\{[a-z][a-z0-9_]*\}|<[a-z][a-z0-9_]{2,}>/g;

export interface Unfilled {
  from: number;
  to: number;
  text: string;
}

export function unfilled(text: string): Unfilled[] {
  return [...text.matchAll(UNFILLED)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    text: found[0],
  }));
}
