/* Drafts as this browser keeps them: one entry per agent, conversation and kind, and not too many. */
import type { StorageArea } from "@baton/client";

export type Mode = "reply" | "note";

export interface Draft {
  conversationId: string;
  mode: Mode;
  text: string;
  /** When it was last changed, in milliseconds since 1970. */
  at: number;
}

/** By `draftKey`. */
export type Drafts = ReadonlyMap<string, Draft>;

const PREFIX = "baton:draft:";
export const MOST_DRAFTS = 100;
/** Far more than may be sent; what is longer lives only in the page. */
export const LONGEST_DRAFT = 20_000;
export const KEPT_MS = 30 * 86_400_000;

export const draftKey = (conversationId: string, mode: Mode): string => `${mode}:${conversationId}`;

/** Each agent's drafts are under keys of their own, as their unsent messages are. */
export class DraftStore {
  readonly prefix: string;
  readonly #storage: StorageArea;

  constructor(storage: StorageArea, agentId: string) {
    this.#storage = storage;
    this.prefix = `${PREFIX}${agentId}:`;
  }

  /** Those not too old; the newest, if there are too many. The others are dropped for good. */
  load(now: number): Drafts {
    const all = this.#keys().map((key) => [key, parse(this.#storage.getItem(key))] as const);
    const held = all
      .flatMap(([, draft]) => (draft && now - draft.at < KEPT_MS ? [draft] : []))
      .sort((a, b) => b.at - a.at)
      .slice(0, MOST_DRAFTS);
    for (const [key, draft] of all) {
      if (!draft || !held.includes(draft)) this.#storage.removeItem(key);
    }
    return new Map(held.map((one) => [draftKey(one.conversationId, one.mode), one]));
  }

  keep(draft: Draft): void {
    const key = this.prefix + draftKey(draft.conversationId, draft.mode);
    try {
      if (draft.text.length > LONGEST_DRAFT) return this.#storage.removeItem(key);
      this.#storage.setItem(key, JSON.stringify(draft));
    } catch {
      // The storage is full or was taken away: the draft still lives in the page.
    }
  }

  forget(conversationId: string, mode: Mode): void {
    try {
      this.#storage.removeItem(this.prefix + draftKey(conversationId, mode));
    } catch {
      // As above: then nothing in it comes back either.
    }
  }

  #keys(): string[] {
    const keys = Array.from({ length: this.#storage.length }, (_, i) => this.#storage.key(i) ?? "");
    return keys.filter((key) => key.startsWith(this.prefix));
  }
}

function parse(text: string | null): Draft | null {
  try {
    const draft = JSON.parse(text ?? "null") as Partial<Draft> | null;
    const { conversationId, mode, text: words, at } = draft ?? {};
    const known = mode === "reply" || mode === "note";
    if (!known || typeof conversationId !== "string") return null;
    if (typeof words !== "string" || typeof at !== "number") return null;
    return { conversationId, mode, text: words, at };
  } catch {
    return null;
  }
}
