/* Who the customer is, who holds the conversation, and what can be done with it now. */
import { IconButton } from "@baton/design";
import { Back, Details } from "@baton/design/icons";
import { customerName } from "../lib/inbox";
import { go } from "../state/route";
import { meId } from "../state/session";
import { showJudgements } from "../state/view";
import {
  busy,
  handBack,
  isClaimable,
  isMine,
  isReopenable,
  isResolvable,
  release,
  reopen,
  resolve,
} from "../state/work";
import { t } from "../text";
import type { InboxItem } from "../types";
import { Menu } from "../ui/menu";
import { LanguageChip, MoodDot } from "../ui/parts";
import { claimAndWrite } from "./focus";

export function Head({ item, onDetails }: { item: InboxItem; onDetails: () => void }) {
  return (
    <header class="pane-head">
      <div class="thread-title">
        <div class="only-narrow">
          <IconButton
            icon={Back}
            turns
            label={t.act.back}
            onClick={() => go({ page: "inbox", id: null })}
          />
        </div>
        <h2>
          <MoodDot mood={item.mood} />
          <bdi class="ellipsis">{customerName(item)}</bdi>
          <StatusChip item={item} />
          <LanguageChip code={item.language} />
        </h2>
        <div class="details-toggle">
          <IconButton icon={Details} turns label={t.act.details} onClick={onDetails} />
        </div>
      </div>
      <div class="thread-actions">
        <button
          class="button quiet"
          aria-pressed={showJudgements.value}
          title={t.thread.showJudgementsHint}
          data-testid="toggle-guesses"
          onClick={() => (showJudgements.value = !showJudgements.value)}
        >
          {t.thread.showJudgements}
        </button>
        {isMine(item) && <OwnerActions item={item} />}
        {isResolvable(item) && <ResolveMenu item={item} />}
        {isReopenable(item) && (
          <button
            class="button"
            title={t.act.reopenHint}
            disabled={busy.value}
            data-testid="reopen"
            onClick={() => void reopen(item)}
          >
            {t.act.reopen}
            <kbd aria-hidden="true">o</kbd>
          </button>
        )}
        {isClaimable(item) && (
          <button
            class="button primary"
            disabled={busy.value}
            data-testid="claim"
            onClick={() => void claimAndWrite(item)}
          >
            {item.status === "bot" ? t.act.takeOver : t.act.claim}
            <kbd aria-hidden="true">c</kbd>
          </button>
        )}
      </div>
    </header>
  );
}

function OwnerActions({ item }: { item: InboxItem }) {
  return (
    <>
      <button
        class="button"
        title={t.act.releaseHint}
        disabled={busy.value}
        data-testid="release"
        onClick={() => void release(item)}
      >
        {t.act.release}
      </button>
      <button
        class="button"
        title={t.act.handBackHint}
        disabled={busy.value}
        data-testid="hand-back"
        onClick={() => void handBack(item)}
      >
        {t.act.handBack}
      </button>
    </>
  );
}

function ResolveMenu({ item }: { item: InboxItem }) {
  return (
    <Menu
      label={t.act.resolve}
      testId="resolve"
      disabled={busy.value}
      choices={(["solved", "unsolved", "spam"] as const).map((outcome) => ({
        text: t.act.outcome[outcome],
        testId: `resolve-${outcome}`,
        act: () => void resolve(item, outcome),
      }))}
    />
  );
}

function StatusChip({ item }: { item: InboxItem }) {
  const tone = { bot: "bot", waiting: "warn", human: "accent", snoozed: "", resolved: "good" };
  const words =
    item.status === "human" && item.owner
      ? item.owner.id === meId.value
        ? t.heldByMe
        : t.heldBy(item.owner.name)
      : t.status[item.status];
  return (
    <span class={`chip ${tone[item.status]}`} data-testid="status" data-status={item.status}>
      {words}
    </span>
  );
}
