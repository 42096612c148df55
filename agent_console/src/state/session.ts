/* Who is signed in. */
import { computed, signal } from "@preact/signals";
import { onSignedOut } from "../api/http";
import { rest } from "../api/rest";
import type { Action, Me, Presence } from "../types";
import * as socket from "./socket";
import { forgetUndo, orToast } from "./toasts";

/** undefined: not known yet; null: nobody. */
export const me = signal<Me | null | undefined>(undefined);
export const expired = signal(false);

export const meId = computed(() => me.value?.id ?? "");
export const mayReview = computed(() => may("review"));
export const maySeeReports = computed(() => may("reports"));

/** Whether to offer it to whoever is signed in; the service still checks each request. */
export function may(action: Action): boolean {
  return me.value?.may.includes(action) ?? false;
}

onSignedOut(() => {
  if (!me.value) return;
  expired.value = true;
  leave();
});

// A refused socket may mean that the session has expired: the answer to any request will tell.
socket.phase.subscribe((phase) => {
  if (phase === "refused" && me.peek()) rest.me().catch(() => undefined);
});

export async function restore(): Promise<void> {
  me.value = await rest.me().then(enter, () => null);
}

/** Throws `ApiError` if the service does not accept them. */
export async function login(username: string, password: string): Promise<void> {
  me.value = enter(await rest.login({ username, password }));
}

export async function logout(): Promise<void> {
  await rest.logout().catch(() => undefined);
  expired.value = false;
  leave();
}

export async function setPresence(presence: Presence): Promise<void> {
  const answer = await orToast(() => rest.setPresence(presence));
  if (answer) me.value = answer;
}

function enter(who: Me): Me {
  expired.value = false;
  socket.open(who.id);
  return who;
}

function leave(): void {
  me.value = null;
  forgetUndo();
  socket.close();
}
