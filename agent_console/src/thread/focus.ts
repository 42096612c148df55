/* Where the cursor goes when someone is about to write. */
import { mode, setMode } from "../state/drafts";
import { go, openId } from "../state/route";
import { takeUp } from "../state/passing";
import { claimNext } from "../state/work";
import type { InboxItem } from "../types";
import { isTyping, typingSoon } from "../ui/shortcuts";

/** Waits for the render that enables the composer. */
export function focusComposer(): void {
  setTimeout(() => document.querySelector<HTMLTextAreaElement>("#composer")?.focus());
}

export async function claimAndWrite(item: InboxItem): Promise<void> {
  typingSoon();
  // Before the answer: a note that was begun meanwhile must not become a reply.
  setMode(item.id, "reply");
  if (!(await takeUp(item))) return;
  if (openId.peek() !== item.id || mode(item.id) !== "reply") return;
  typingSoon();
  focusComposer();
}

export async function claimNextAndWrite(): Promise<void> {
  const item = await claimNext();
  // Whoever has begun to write elsewhere finds it in the list.
  if (!item || isTyping()) return;
  go({ page: "inbox", id: item.id });
  setMode(item.id, "reply");
  focusComposer();
}
