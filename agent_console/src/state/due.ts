/* Warns an agent whose answer is about to be late, or is. */
import { effect } from "@preact/signals";
import { customerName } from "../lib/inbox";
import { warnings, type Warning } from "../lib/due";
import { duration } from "../lib/time";
import { t } from "../text";
import { now } from "./clock";
import { inbox } from "./inbox";
import { meId } from "./session";
import { toast } from "./toasts";

/** A laptop that wakes up is told what is late from its rows, not all at once. */
const LONGEST_LOOK_BACK_MS = 60_000;

export function warnWhenDue(): () => void {
  let before = now.peek();
  return effect(() => {
    const at = now.value;
    const since = Math.max(before, at - LONGEST_LOOK_BACK_MS);
    before = at;
    if (!meId.peek()) return;
    for (const one of warnings(inbox.peek().values(), meId.peek(), since, at)) warn(one, at);
  });
}

function warn({ item, due, level }: Warning, at: number): void {
  const [what, who] = [t.due[due.metric], customerName(item)];
  if (level === "over") toast(t.due.over(what, who), "bad");
  else toast(t.due.near(what, who, duration(Date.parse(due.at) - at)));
}
