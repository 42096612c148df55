/* Reports: how things stand now, and the figures of the chosen day, or days. */
import { batch, computed, effect, signal } from "@preact/signals";
import { ApiError } from "../api/http";
import { rest } from "../api/rest";
import { dayBefore, dayOf } from "../reports/days";
import type { Now, Report, Span } from "../types";
import { me } from "./session";

export const SPANS = ["day", "week", "four_weeks"] as const satisfies readonly Span[];
export const DAYS: Record<Span, number> = { day: 1, week: 7, four_weeks: 28 };
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const span = signal<Span>("day");
/** The last day of the span; null: whichever is today. */
export const lastDay = signal<string | null>(null);
export const stands = signal<Now | null>(null);
/** The last attempt to read how things stand did not succeed. */
export const standsFailed = signal(false);
/** With what it was asked for, which may already be another one. */
export const report = signal<Readonly<{ span: Span; day: string; of: Report }> | null>(null);
export const state = signal<"asking" | "shown" | "failed">("asking");
/** Why it failed, in words. */
export const problem = signal("");

/** Nothing is later than today. */
export const isNewest = computed(() => lastDay.value === null);

/** Whatever an older question brings is no longer wanted. */
let newest = 0;

export async function loadStands(): Promise<void> {
  try {
    stands.value = await rest.now();
    standsFailed.value = false;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    standsFailed.value = true;
  }
}

export async function loadReport(): Promise<void> {
  const mine = ++newest;
  const asked = { span: span.peek(), day: lastDay.peek() ?? dayOf(new Date()) };
  state.value = "asking";
  try {
    const of = await rest.report({ ...asked, zone });
    if (mine !== newest) return;
    batch(() => {
      report.value = { ...asked, of };
      state.value = "shown";
    });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (mine !== newest) return;
    batch(() => {
      problem.value = error.message;
      state.value = "failed";
    });
  }
}

export function choose(wanted: Span): void {
  if (span.peek() === wanted) return;
  span.value = wanted;
  void loadReport();
}

/** To the span before, or after. */
export function step(by: -1 | 1): void {
  if (by > 0 && isNewest.peek()) return;
  const today = dayOf(new Date());
  const day = dayBefore(lastDay.peek() ?? today, -by * DAYS[span.peek()]);
  lastDay.value = day < today ? day : null;
  void loadReport();
}

// What one agent saw is not for the next one to use this browser.
effect(() => {
  if (me.value !== null) return;
  report.value = null;
  stands.value = null;
});
