/* Where the cursor goes when someone is about to write. */
import { setMode } from "../state/drafts";
import { go } from "../state/route";
import { takeUp } from "../state/passing";
import { claimNext } from "../state/work";
import type { InboxItem } from "../types";
import { typingSoon } from "../ui/shortcuts";

/** Waits for the render that enables the composer. */
export function focusComposer(): void {
  setTimeout(() => document.querySelector<HTMLTextAreaElement>("#composer")?.focus());
}

export async function claimAndWrite(item: InboxItem): Promise<void> {
  typingSoon();
  if (!(await takeUp(item))) return;
  typingSoon();
  setMode(item.id, "reply");
  focusComposer();
}

export async function claimNextAndWrite(): Promise<void> {
  const item = await claimNext();
  if (!item) return;
  go({ page: "inbox", id: item.id });
  setMode(item.id, "reply");
  focusComposer();
}
