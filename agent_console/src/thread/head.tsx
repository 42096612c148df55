/* Who the customer is, who holds the conversation, and what can be done with it now: the likeliest
   on a button, the rest in a menu. */
import { IconButton } from "@baton/design";
import {
  Back,
  Bot,
  Check,
  Details,
  Guesses,
  More,
  PassOn,
  Release,
  Snooze,
} from "@baton/design/icons";
import { customerName } from "../lib/inbox";
import { full } from "../lib/time";
import { ask, isMySnoozed, isPassable, isSnoozable, isTakeable } from "../state/passing";
import { go } from "../state/route";
import { meId } from "../state/session";
import { showJudgements } from "../state/view";
import {
  busy,
  handBack,
  isClaimable,
  isMine,
  isReopenable,
  release,
  reopen,
  resolve,
} from "../state/work";
import { t } from "../text";
import type { InboxItem } from "../types";
import { DueMark } from "../ui/due";
import { Menu, type Choice } from "../ui/menu";
import { LanguageChip, MoodDot } from "../ui/parts";
import { claimAndWrite } from "./focus";
import { ResolveButton } from "./resolve";

const OUTCOMES = ["solved", "unsolved", "spam"] as const;

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
          <bdi class="ellipsis" data-testid="customer-name">
            {customerName(item)}
          </bdi>
          <StatusChip item={item} />
          <LanguageChip code={item.language} />
          <DueMark due={item.due} isChip />
        </h2>
      </div>
      <div class="thread-actions">
        <div class="details-toggle">
          <IconButton icon={Details} turns label={t.act.details} onClick={onDetails} />
        </div>
        <Menu
          label={t.passing.more}
          icon={More}
          testId="more"
          disabled={busy.value}
          choices={others(item)}
        />
        <Likeliest item={item} />
      </div>
    </header>
  );
}

/** The one thing that is done most often with a conversation in this state. */
function Likeliest({ item }: { item: InboxItem }) {
  if (isMine(item)) return <ResolveButton item={item} />;
  if (isReopenable(item)) {
    return (
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
    );
  }
  if (!isClaimable(item) && !isTakeable(item)) return null;
  return (
    <button
      class={isTakeable(item) ? "button" : "button primary"}
      disabled={busy.value}
      data-testid="claim"
      onClick={() => void claimAndWrite(item)}
    >
      {wordsOf(item)}
      {!isTakeable(item) && <kbd aria-hidden="true">c</kbd>}
    </button>
  );
}

function wordsOf(item: InboxItem): string {
  if (isMySnoozed(item)) return t.passing.wake;
  return item.status === "waiting" ? t.act.claim : t.act.takeOver;
}

/** Everything else, with the keys that do the same. */
function others(item: InboxItem): Choice[] {
  const mine = isMine(item);
  const offered: (Choice | false)[] = [
    isPassable(item) && {
      text: t.passing.passOn,
      icon: PassOn,
      keys: "p",
      testId: "pass-on",
      act: () => ask("transfer", item),
    },
    isSnoozable(item) && {
      text: t.passing.snooze,
      icon: Snooze,
      keys: "s",
      testId: "snooze",
      act: () => ask("snooze", item),
    },
    mine && {
      text: t.act.release,
      icon: Release,
      keys: "q",
      testId: "release",
      act: () => void release(item),
    },
    mine && {
      text: t.act.handBack,
      icon: Bot,
      keys: "h",
      testId: "hand-back",
      act: () => void handBack(item),
    },
    ...(item.status === "waiting" ? OUTCOMES : []).map((outcome) => ({
      text: t.passing.resolveAs[outcome],
      icon: Check,
      testId: `resolve-${outcome}`,
      act: () => void resolve(item, outcome),
    })),
    {
      text: showJudgements.value ? t.passing.hideGuesses : t.passing.showGuesses,
      icon: Guesses,
      keys: "i",
      testId: "toggle-guesses",
      act: () => (showJudgements.value = !showJudgements.peek()),
    },
  ];
  return offered.filter((one) => one !== false);
}

function StatusChip({ item }: { item: InboxItem }) {
  const tone = { bot: "bot", waiting: "warn", human: "accent", snoozed: "", resolved: "good" };
  const words =
    item.status === "human" && item.owner
      ? item.owner.id === meId.value
        ? t.heldByMe
        : t.heldBy(item.owner.name)
      : item.snoozed_until
        ? t.passing.snoozedUntil(full(item.snoozed_until))
        : t.status[item.status];
  return (
    <span
      class={`chip ${tone[item.status]}`}
      title={words}
      data-testid="status"
      data-status={item.status}
    >
      {words}
    </span>
  );
}
