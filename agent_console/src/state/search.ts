/* The search over all conversations: what is asked, after a pause in typing, and what was found. */
import { batch, computed, effect, signal } from "@preact/signals";
import { ApiError } from "../api/http";
import { rest } from "../api/rest";
import type { InboxItem, SearchHit, Sought } from "../types";
import { me } from "./session";

/** A pause in typing of so long means that the words are finished. */
export const PAUSE_MS = 200;
type Status = InboxItem["status"];

/** The service refuses less. */
const SHORTEST = 2;

export const ANY = "";
export type Filters = Readonly<{
  status: string;
  /** Id of the agent who has it, or had it last. */
  agent: string;
  language: string;
  /** Said within so many days. */
  days: string;
}>;
const unfiltered: Filters = { status: ANY, agent: ANY, language: ANY, days: ANY };

export const query = signal("");
export const filters = signal<Filters>(unfiltered);
export const hits = signal<readonly SearchHit[]>([]);
/** What to ask for more with; null: there is no more. */
export const next = signal<string | null>(null);
export const state = signal<"idle" | "short" | "asking" | "found" | "failed">("idle");
/** Why it failed, in words. */
export const problem = signal("");

export const searching = computed(() => query.value.trim() !== "");

/** Whatever an older question finds is no longer wanted. */
let newest = 0;

effect(() => {
  const asked = query.value.trim();
  void filters.value; // another choice is another question
  newest += 1;
  if (asked.length < SHORTEST) {
    batch(() => {
      hits.value = [];
      next.value = null;
      state.value = asked ? "short" : "idle";
    });
    return;
  }
  state.value = "asking";
  const pause = setTimeout(() => void ask(asked), PAUSE_MS);
  return () => clearTimeout(pause);
});

/** At once, after a failure. */
export const askAgain = () => ask(query.peek().trim());

export const askForMore = () => ask(query.peek().trim(), next.peek() ?? "");

async function ask(words: string, after = ""): Promise<void> {
  const mine = ++newest;
  state.value = "asking";
  try {
    const page = await rest.search(sought(words, after));
    if (mine !== newest) return;
    batch(() => {
      hits.value = after ? [...hits.peek(), ...page.hits] : page.hits;
      next.value = page.next;
      state.value = "found";
    });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (mine !== newest) return;
    batch(() => {
      if (!after) hits.value = [];
      problem.value = error.message;
      state.value = "failed";
    });
  }
}

const DAY_MS = 86_400_000;

function sought(q: string, after: string): Sought {
  const { status, agent, language, days } = filters.peek();
  const asked: Sought = { q, after };
  if (status) asked.status = [status as Status];
  if (agent) asked.agent_id = agent;
  if (language) asked.language = language;
  if (days) asked.since = new Date(Date.now() - Number(days) * DAY_MS).toISOString();
  return asked;
}

// What one agent looked for is not for the next one to use this browser.
effect(() => {
  if (me.value !== null) return;
  query.value = "";
  filters.value = unfiltered;
});
