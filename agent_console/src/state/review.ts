/* The proposed examples, and the intents they can be examples of. */
import { computed, signal } from "@preact/signals";
import type { wire } from "@baton/client";
import { rest } from "../api/rest";
import { neighbour } from "../lib/inbox";
import { t } from "../text";
import type { Candidate, Intent } from "../types";
import { offerUndo, orToast, toast } from "./toasts";
import { loadTraining } from "./training";

export const candidates = signal<readonly Candidate[]>([]);
export const intents = signal<readonly Intent[]>([]);
export const loaded = signal(false);
export const deciding = signal(false);
const pickedId = signal<string | null>(null);

export const picked = computed(
  () => candidates.value.find((one) => one.id === pickedId.value) ?? candidates.value[0],
);

export const labelOf = (name: string): string =>
  intents.value.find((intent) => intent.name === name)?.label ?? name;

export async function loadReview(): Promise<void> {
  const got = await orToast(() => Promise.all([rest.candidates(), rest.intents()]));
  if (!got) return;
  candidates.value = got[0].items;
  intents.value = got[1].items;
  loaded.value = true;
}

export function pick(id: string): void {
  pickedId.value = id;
}

export function movePick(step: 1 | -1): void {
  const ids = candidates.peek().map((one) => one.id);
  pickedId.value = neighbour(ids, picked.peek()?.id ?? null, step);
}

export async function approve(candidate: Candidate, verdict: wire.Approve): Promise<boolean> {
  const done = await decide(candidate, () => rest.approve(candidate.id, verdict));
  if (!done) return false;
  toast(t.review.approved(verdict.new_intent?.label ?? labelOf(verdict.intent ?? "")), "good");
  void loadTraining();
  if (verdict.new_intent) void loadReview();
  return true;
}

export async function reject(candidate: Candidate): Promise<void> {
  if (!(await decide(candidate, () => rest.reject(candidate.id)))) return;
  offerUndo(t.review.rejected, () => void takeBack(candidate));
}

async function takeBack(candidate: Candidate): Promise<void> {
  if (!(await orToast(() => rest.takeBackRejection(candidate.id)))) return;
  await loadReview();
  pick(candidate.id);
}

async function decide(candidate: Candidate, call: () => Promise<Candidate>): Promise<boolean> {
  if (deciding.peek()) return false;
  deciding.value = true;
  const answer = await orToast(call);
  deciding.value = false;
  if (!answer) {
    void loadReview();
    return false;
  }
  take(candidate.id);
  return true;
}

/** Takes a decided candidate off the list and picks the next one. */
function take(id: string): void {
  const all = candidates.peek();
  const at = all.findIndex((one) => one.id === id);
  const rest_ = all.filter((one) => one.id !== id);
  pickedId.value = (rest_[at] ?? rest_[at - 1])?.id ?? null;
  candidates.value = rest_;
}
