/* Everybody with what they have in hand; a row unfolds into its conversations. */
import { Icon } from "@baton/design";
import { Open, Unfold } from "@baton/design/icons";
import { useState } from "preact/hooks";
import { rest } from "../api/rest";
import { capacityOf, heldBy, teamsOf, usualCapacity } from "../lib/staff";
import { inbox } from "../state/inbox";
import { change } from "../state/staff";
import { t } from "../text";
import type { Colleague, Presence, Staff } from "../types";
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
          onChange={(languages) =>
            void change(() =>
              rest.setLimits(person.id, { capacity: person.capacity, languages: [...languages] }),
            )
          }
        />
        <Capacity person={person} staff={staff} />
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

function Capacity({ person, staff }: { person: Colleague; staff: Staff }) {
  const set = (value: string) =>
    void change(() =>
      rest.setLimits(person.id, {
        capacity: value ? Number(value) : null,
        languages: person.languages,
      }),
    );
  const offered = [...new Set([...CAPACITIES, person.capacity ?? 0])].sort((a, b) => a - b);
  return (
    <select
      class="input"
      aria-label={t.staff.capacityOf(person.name)}
      data-testid="capacity"
      value={person.capacity ?? ""}
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
