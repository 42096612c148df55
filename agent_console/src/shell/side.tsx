/* The left edge: pages, views of the inbox, presence, who is signed in. */
import { TABS, type Tab } from "../lib/inbox";
import { counts, online, tab } from "../state/inbox";
import { candidates, loaded as reviewLoaded } from "../state/review";
import { go, route } from "../state/route";
import { logout, mayReview, me, setPresence } from "../state/session";
import { t } from "../text";
import type { Presence } from "../types";
import { Avatar, Mark } from "../ui/parts";

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
        {t.nav.inbox}
      </button>
      {page === "inbox" && <Views />}
      {mayReview.value && (
        <button
          class="nav"
          aria-current={page === "review" ? "page" : undefined}
          data-testid="nav-review"
          onClick={() => go({ page: "review" })}
        >
          {t.nav.review}
          {reviewLoaded.value && <span class="count number">{candidates.value.length || ""}</span>}
        </button>
      )}
      <div class="side-foot">
        <button class="nav" onClick={onHelp}>
          {t.nav.help}
          <kbd class="count">?</kbd>
        </button>
        <PresenceSwitch />
        <Who />
      </div>
    </nav>
  );
}

function Views() {
  const step = (event: KeyboardEvent, at: number) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const to = by && TABS[(at + by + TABS.length) % TABS.length];
    if (!to) return;
    event.preventDefault();
    tab.value = to;
    document.getElementById(`tab-${to}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-orientation="vertical" aria-label={t.queue.views}>
      {TABS.map((one, at) => (
        <button
          key={one}
          id={`tab-${one}`}
          class="nav"
          role="tab"
          aria-selected={tab.value === one}
          aria-controls="queue-list"
          tabIndex={tab.value === one ? 0 : -1}
          data-testid={`tab-${one}`}
          onClick={() => (tab.value = one)}
          onKeyDown={(event) => step(event, at)}
        >
          {t.tabs[one]}
          <Count of={one} />
        </button>
      ))}
    </div>
  );
}

function Count({ of }: { of: Tab }) {
  const count = counts.value[of];
  if (count === 0) return null;
  return <span class={`count number ${of === "waiting" ? "urgent" : ""}`}>{count}</span>;
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
      <div>
        <div class="ellipsis">
          <span class={`dot ${who.presence}`} aria-hidden="true" /> {who.name}
        </div>
        <button class="link faint" data-testid="sign-out" onClick={() => void logout()}>
          {t.nav.signOut}
        </button>
      </div>
    </div>
  );
}
