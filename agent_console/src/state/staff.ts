/* Colleagues, teams and the rules of assignment. Read again whenever somebody comes or goes, or a
   supervisor has changed them: the service sends the same frame for both. */
import { computed, effect, signal } from "@preact/signals";
import { rest } from "../api/rest";
import { teamsOf } from "../lib/staff";
import { t } from "../text";
import type { Staff } from "../types";
import { me, meId } from "./session";
import { onFrame } from "./socket";
import { orToast, toast } from "./toasts";

export const staff = signal<Staff | null>(null);
export const ownTeams = computed<ReadonlySet<string>>(
  () => new Set(teamsOf(staff.value, meId.value).map((team) => team.id)),
);

/** A service that starts again makes everybody come back within a moment. */
const AFTER_MS = 300;
let reading: ReturnType<typeof setTimeout> | undefined;

/** What the newest frame says: an answer that was under way may be older. */
let isOnline = false;

onFrame((frame) => {
  if (frame.type !== "presence") return;
  isOnline = frame.online.some((one) => one.id === meId.peek());
  clearTimeout(reading);
  reading = setTimeout(() => void read(), AFTER_MS);
});

async function read(): Promise<void> {
  const found = await rest.staff().catch(() => null);
  if (found && me.peek()) take(found);
}

export function take(found: Staff): void {
  staff.value = found;
  const mine = found.people.find((one) => one.id === meId.peek());
  const who = me.peek();
  // Whoever leaves a customer waiting is set to away by the service.
  if (!who || isOnline || mine?.presence !== "away" || who.presence !== "online") return;
  me.value = { ...who, presence: "away" };
  toast(t.staff.setAway, "bad");
}

/** A supervisor's change; false if the service refused it, which has been said. */
export async function change(call: () => Promise<Staff>): Promise<boolean> {
  const found = await orToast(call);
  if (found) take(found);
  return found !== undefined;
}

effect(() => {
  if (me.value === null) staff.value = null;
});
