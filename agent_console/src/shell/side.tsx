/* The left edge: pages, views of the inbox, presence, who is signed in. */
import { Avatar, Icon, IconButton } from "@baton/design";
import { Inbox, Replies, Reports, Review, Shortcuts, SignOut, Team } from "@baton/design/icons";
import { TABS, type Tab } from "../lib/inbox";
import { number } from "../lib/language";
import { counts, online, tab } from "../state/inbox";
import { leave } from "../state/leaving";
import { candidates, loaded as reviewLoaded } from "../state/review";
import { go, route } from "../state/route";
import { may, mayReview, maySeeReports, me, setPresence } from "../state/session";
import { narrow } from "../state/view";
import { t } from "../text";
import type { Presence } from "../types";
import { Mark } from "../ui/parts";
import { Tabs } from "../ui/tabs";
import { LanguagePick } from "./language-pick";

const PRESENCES: readonly Presence[] = ["online", "away", "offline"];

export function Side({ onHelp }: { onHelp: () => void }) {
  const page = route.value.page;
  return (
    <nav class="side" aria-label={t.nav.main}>
      <div class="brand">
        <Mark />
        {t.product}
      </div>
      <button
        class="nav"
        aria-current={page === "inbox" ? "page" : undefined}
        data-testid="nav-inbox"
        onClick={() => go({ page: "inbox", id: null })}
      >
        <Icon of={Inbox} />
        {t.nav.inbox}
      </button>
      {page === "inbox" && <Views />}
      <button
        class="nav"
        aria-current={page === "replies" ? "page" : undefined}
        data-testid="nav-replies"
        onClick={() => go({ page: "replies" })}
      >
        <Icon of={Replies} />
        {t.nav.replies}
      </button>
      {mayReview.value && (
        <button
          class="nav"
          aria-current={page === "review" ? "page" : undefined}
          data-testid="nav-review"
          onClick={() => go({ page: "review" })}
        >
          <Icon of={Review} />
          {t.nav.review}
          {reviewLoaded.value && (
            <span class="count number">
              {candidates.value.length > 0 && number(candidates.value.length)}
            </span>
          )}
        </button>
      )}
      {maySeeReports.value && (
        <button
          class="nav"
          aria-current={page === "reports" ? "page" : undefined}
          data-testid="nav-reports"
          onClick={() => go({ page: "reports" })}
        >
          <Icon of={Reports} />
          {t.nav.reports}
        </button>
      )}
      {may("supervise") && (
        <button
          class="nav"
          aria-current={page === "team" ? "page" : undefined}
          data-testid="nav-team"
          onClick={() => go({ page: "team" })}
        >
          <Icon of={Team} />
          {t.nav.team}
        </button>
      )}
      <div class="side-foot">
        <button class="nav help" onClick={onHelp}>
          <Icon of={Shortcuts} />
          {t.nav.help}
          <kbd class="count">?</kbd>
        </button>
        <LanguagePick />
        <PresenceSwitch />
        <Who />
      </div>
    </nav>
  );
}

function Views() {
  return (
    <Tabs
      label={t.queue.views}
      values={TABS}
      value={tab.value}
      onChange={(one) => (tab.value = one)}
      orientation={narrow.value ? "horizontal" : "vertical"}
      panel="queue-list"
    >
      {(one) => (
        <>
          {t.tabs[one]}
          <Count of={one} />
        </>
      )}
    </Tabs>
  );
}

function Count({ of }: { of: Tab }) {
  const count = counts.value[of];
  if (count === 0) return null;
  return <span class={`count number ${of === "waiting" ? "urgent" : ""}`}>{number(count)}</span>;
}

function PresenceSwitch() {
  const current = me.value?.presence;
  return (
    <fieldset class="segments" title={t.nav.colleagues(online.value)}>
      <legend class="unseen">{t.presence.label}</legend>
      {PRESENCES.map((presence) => (
        <label key={presence} title={t.presenceLong[presence]}>
          <input
            class="unseen"
            type="radio"
            name="presence"
            aria-label={t.presenceLong[presence]}
            checked={current === presence}
            data-testid={`presence-${presence}`}
            onClick={(event) => {
              if (presence !== "offline" || current === presence) return;
              // Nothing is chosen before the question is answered.
              event.preventDefault();
              leave("offline");
            }}
            onChange={() => void setPresence(presence)}
          />
          {t.presence[presence]}
        </label>
      ))}
    </fieldset>
  );
}

function Who() {
  const who = me.value;
  if (!who) return null;
  return (
    <div class="who">
      <Avatar name={who.name} />
      <div class="ellipsis">
        <span class={`dot ${who.presence}`} aria-hidden="true" /> <bdi>{who.name}</bdi>
      </div>
      <IconButton
        icon={SignOut}
        turns
        label={t.nav.signOut}
        data-testid="sign-out"
        onClick={() => leave("sign_out")}
      />
    </div>
  );
}
