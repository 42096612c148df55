/* Everybody with what they have in hand; a row unfolds into its conversations. */
import { Icon } from "@baton/design";
import { Open, Unfold } from "@baton/design/icons";
import { useState } from "preact/hooks";
import { rest } from "../api/rest";
import { capacityOf, heldBy, teamsOf, usualCapacity } from "../lib/staff";
import { inbox } from "../state/inbox";
import { change } from "../state/staff";
import { t } from "../text";
import type { Colleague, Presence, SetLimits, Staff } from "../types";
import { ConversationRow } from "./conversation-row";
import { LanguageField } from "./language-field";

const RANK: Record<Presence, number> = { online: 0, away: 1, offline: 2 };
const CAPACITIES = [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20];

export function People({ staff }: { staff: Staff }) {
  const ordered = [...staff.people].sort(
    (a, b) => RANK[a.presence] - RANK[b.presence] || a.name.localeCompare(b.name),
  );
  return (
    <section aria-labelledby="team-people">
      <h3 id="team-people">{t.staff.people}</h3>
      <div class="card">
        <div class="person head" aria-hidden="true">
          <span>{t.staff.name}</span>
          <span>{t.staff.load}</span>
          <span class="only-wide">{t.staff.teams}</span>
          <span>{t.staff.languages}</span>
          <span>{t.staff.capacity}</span>
        </div>
        <ul>
          {ordered.map((person) => (
            <Person key={person.id} person={person} staff={staff} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function Person({ person, staff }: { person: Colleague; staff: Staff }) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  /** All of them are sent together: until they are stored, none can be changed. */
  const limit = async (part: Partial<SetLimits>) => {
    const from = document.activeElement;
    const { capacity, languages } = person;
    setBusy(true);
    await change(() => rest.setLimits(person.id, { capacity, languages, ...part }));
    setBusy(false);
    // A control that is disabled may lose the focus.
    setTimeout(() => document.activeElement === document.body && focus(from));
  };
  const held = heldBy(inbox.value, person.id);
  const teams = teamsOf(staff, person.id).map(({ name }) => name);
  return (
    <li data-testid="person" data-name={person.name} data-presence={person.presence}>
      <div class="person">
        <button
          class="unfold"
          aria-expanded={open}
          aria-label={t.staff.show(person.name)}
          data-testid="unfold"
          onClick={() => setOpen(!open)}
        >
          <Icon of={open ? Unfold : Open} />
          <span class={`dot ${person.presence}`} aria-hidden="true" />
          <strong class="ellipsis">{person.name}</strong>
          <span class="faint">{t.presenceLong[person.presence]}</span>
        </button>
        <Load held={held.length} capacity={capacityOf(person, staff)} />
        <span class="ellipsis soft only-wide" title={teams.join(", ")}>
          {teams.join(", ")}
        </span>
        <LanguageField
          label={t.staff.languagesOf(person.name)}
          value={person.languages}
          testId="languages"
          disabled={busy}
          onChange={(languages) => void limit({ languages: [...languages] })}
        />
        <Capacity
          person={person}
          staff={staff}
          disabled={busy}
          onChange={(capacity) => void limit({ capacity })}
        />
      </div>
      {open && (
        <ul class="in-hand">
          {held.length === 0 && <li class="faint team-row">{t.staff.hasNone(person.name)}</li>}
          {held.map((item) => (
            <ConversationRow key={item.id} item={item} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Load({ held, capacity }: { held: number; capacity: number }) {
  return (
    <span class={`load ${held > 0 && held >= capacity ? "full" : ""}`}>
      <span class="meter" aria-hidden="true">
        <span style={{ width: `${Math.min(100, (held / Math.max(capacity, 1)) * 100)}%` }} />
      </span>
      <span class="number" data-testid="load">
        {t.staff.loadOf(held, capacity)}
      </span>
    </span>
  );
}

function focus(element: Element | null): void {
  if (element instanceof HTMLElement) element.focus();
}

function Capacity(props: {
  person: Colleague;
  staff: Staff;
  disabled: boolean;
  onChange: (capacity: number | null) => void;
}) {
  const { person, staff } = props;
  const set = (value: string) => props.onChange(value ? Number(value) : null);
  const offered = [...new Set([...CAPACITIES, person.capacity ?? 0])].sort((a, b) => a - b);
  return (
    <select
      class="input"
      aria-label={t.staff.capacityOf(person.name)}
      disabled={props.disabled}
      data-testid="capacity"
      value={String(person.capacity ?? "")}
      onChange={(event) => set(event.currentTarget.value)}
    >
      <option value="">{t.staff.byRules(usualCapacity(person, staff))}</option>
      {offered.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </select>
  );
}
