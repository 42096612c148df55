/* Going off, or signing out: what becomes of the conversations that one holds is asked first. */
import { computed, signal } from "@preact/signals";
import { rest } from "../api/rest";
import { inbox } from "./inbox";
import { logout, setPresence } from "./session";
import { isMine } from "./work";
import { orToast } from "./toasts";

export type Way = "offline" | "sign_out";

/** What is being asked about; null: nothing. */
export const leaving = signal<Way | null>(null);

/** What is put off is no matter: it comes back at its time, to a colleague if need be. */
export const held = computed(() => [...inbox.value.values()].filter(isMine).length);

export function leave(way: Way): void {
  if (held.peek() > 0) leaving.value = way;
  else void go(way);
}

/** `release`: everything back to the queue; otherwise it stays, and customers are told. */
export async function decide(release: boolean): Promise<void> {
  const way = leaving.peek();
  leaving.value = null;
  if (!way) return;
  // Off first, so that nobody who waits is told that this agent is there.
  await setPresence("offline");
  if (release && !(await released())) return;
  if (way === "sign_out") await go(way);
}

async function released(): Promise<boolean> {
  return (await orToast(() => rest.releaseAll().then(() => true))) ?? false;
}

const go = (way: Way): Promise<void> => (way === "offline" ? setPresence("offline") : logout());
