/* Training runs and models: live through `training` frames, by polling if those fail to come. */
import { computed, effect, signal } from "@preact/signals";
import { rest } from "../api/rest";
import { t } from "../text";
import type { Model, TrainingRun, TrainingStatus } from "../types";
import { may } from "./session";
import { onFrame } from "./socket";
import { orToast, toast } from "./toasts";

const POLL_MS = 2000;

export const status = signal<TrainingStatus | null>(null);
export const models = signal<readonly Model[]>([]);
export const starting = signal(false);
/** When the run's `elapsed_s` arrived, to keep counting from there. */
export const heardAt = signal(0);

export const run = computed(() => status.value?.run ?? null);
export const running = computed(() => run.value?.state === "running");

onFrame((frame) => {
  if (frame.type === "training" && isRun(frame.run)) hear(frame.run);
});

/** The wire's schema leaves the body of a `training` frame open. */
function isRun(body: object): body is TrainingRun {
  return "state" in body && "progress" in body && "elapsed_s" in body;
}

function hear(now: TrainingRun): void {
  const ended = run.peek()?.state === "running" && now.state !== "running";
  heardAt.value = Date.now();
  status.value = { pending: 0, live_model: null, ...status.peek(), run: now };
  if (ended) void loadTraining();
}

export async function loadTraining(): Promise<void> {
  const got = await orToast(() => Promise.all([rest.training(), rest.models()]));
  if (!got) return;
  heardAt.value = Date.now();
  status.value = got[0];
  models.value = got[1].items;
}

/** Reads only the run's state; after a failure the next poll tries again. */
async function poll(): Promise<void> {
  const got = await rest.training().catch(() => null);
  if (!got) return;
  const ended = running.peek() && got.run?.state !== "running";
  heardAt.value = Date.now();
  status.value = got;
  if (ended) void loadTraining();
}

export async function retrain(): Promise<void> {
  if (starting.peek() || running.peek()) return;
  starting.value = true;
  await orToast(() => rest.retrain());
  await loadTraining();
  starting.value = false;
}

export async function rollBack(): Promise<void> {
  if (!(await orToast(async () => (await rest.rollback()) ?? true))) return;
  await loadTraining();
  const live = models.peek().find((model) => model.live);
  if (live) toast(t.models.rolledBack(live.id), "good");
}

effect(() => {
  if (!may("train") || !running.value) return;
  const timer = setInterval(() => {
    if (Date.now() - heardAt.peek() >= POLL_MS) void poll();
  }, POLL_MS);
  return () => clearInterval(timer);
});
