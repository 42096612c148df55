/* The inbox: the queue, the open thread, its details, and the shortcuts for all three. */
import { useState } from "preact/hooks";
import { TABS, type Tab } from "../lib/inbox";
import { setMode } from "../state/drafts";
import { move, open, tab } from "../state/inbox";
import { go, openId } from "../state/route";
import { toast } from "../state/toasts";
import { narrow, showJudgements } from "../state/view";
import { ask } from "../state/passing";
import { handBack, isMine, isResolvable, release, reopen } from "../state/work";
import { claimAndWrite, claimNextAndWrite, focusComposer } from "../thread/focus";
import { Thread } from "../thread/thread";
import { Empty } from "../ui/parts";
import { typingSoon, useShortcuts, type Bindings } from "../ui/shortcuts";
import { t } from "../text";
import type { InboxItem } from "../types";
import { Details } from "./details";
import { Queue } from "./queue";

export function InboxPage() {
  const [details, setDetails] = useState(false);
  useShortcuts(bindings(() => setDetails((shown) => !shown)));
  const item = open.value;
  return (
    <div class={`inbox ${details && item ? "with-details" : ""} ${openId.value ? "has-open" : ""}`}>
      <Queue />
      {item ? (
        <Thread key={item.id} item={item} onDetails={() => setDetails(!details)} />
      ) : (
        <Empty title={openId.value ? t.thread.loading : t.thread.none} hint={t.thread.noneHint} />
      )}
      {item && (
        <aside class="details" aria-label={t.details.label}>
          <Details item={item} />
        </aside>
      )}
    </div>
  );
}

/** Where there is room for one pane, the list is under the open thread. */
function showList(): void {
  if (narrow.peek()) go({ page: "inbox", id: null });
}

function view(one: Tab): void {
  showList();
  tab.value = one;
}

const press = (part: string) =>
  document.querySelector<HTMLElement>(`[data-testid=${part}]`)?.click();

/** Asks how it went, with the first outcome focused; of what waits, the menu has the outcomes. */
function pickOutcome(item: InboxItem): void {
  if (isResolvable(item)) press(isMine(item) ? "resolve" : "more");
  else toast(t.act.claimFirst);
}

function bindings(toggleDetails: () => void): Bindings {
  const onOpen = (act: (item: InboxItem) => unknown) => () => {
    const item = open.peek();
    if (item) act(item);
  };
  const write = (mode: "reply" | "note") =>
    onOpen((item) => {
      setMode(item.id, mode);
      focusComposer();
    });
  return {
    j: () => move(1),
    k: () => move(-1),
    t: () => void claimNextAndWrite(),
    c: onOpen((item) => !isMine(item) && void claimAndWrite(item)),
    r: write("reply"),
    n: write("note"),
    h: onOpen((item) => void handBack(item)),
    q: onOpen((item) => void release(item)),
    e: onOpen(pickOutcome),
    p: onOpen((item) => ask("transfer", item)),
    s: onOpen((item) => ask("snooze", item)),
    m: onOpen(() => press("more")),
    o: onOpen((item) => void reopen(item)),
    i: () => (showJudgements.value = !showJudgements.peek()),
    d: toggleDetails,
    "/": () => {
      showList();
      typingSoon();
      setTimeout(() => document.querySelector<HTMLInputElement>("#queue-search")?.focus());
    },
    ...Object.fromEntries(TABS.map((one, i) => [String(i + 1), () => view(one)])),
  };
}
