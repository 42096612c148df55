/* The teams: what each gets, who is in it; made, changed and removed on a sheet. */
import { Icon } from "@baton/design";
import { Plus } from "@baton/design/icons";
import { useState } from "preact/hooks";
import { languageName } from "../lib/language";
import { t } from "../text";
import type { Staff, Team } from "../types";
import { TeamForm } from "./team-form";

export function Teams({ staff }: { staff: Staff }) {
  const [edited, setEdited] = useState<Team | "new" | null>(null);
  return (
    <section aria-labelledby="team-teams">
      <div class="section-head">
        <h3 id="team-teams">{t.staff.teams}</h3>
        <button class="button" data-testid="new-team" onClick={() => setEdited("new")}>
          <Icon of={Plus} />
          {t.staff.newTeam}
        </button>
      </div>
      {staff.teams.length === 0 && <p class="faint">{t.staff.noTeams}</p>}
      {staff.teams.length > 0 && (
        <ul class="card">
          {staff.teams.map((team) => (
            <li key={team.id} class="team-row" data-testid="team-entry">
              <button
                class="link"
                aria-label={t.staff.edit(team.name)}
                onClick={() => setEdited(team)}
              >
                {team.name}
              </button>
              <span class="soft last">{purpose(team)}</span>
              <span class="faint ellipsis" title={names(team, staff)}>
                {names(team, staff) || t.staff.membersOf(0)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {edited && (
        <TeamForm
          team={edited === "new" ? null : edited}
          staff={staff}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}

function purpose({ languages, intents }: Team): string {
  const parts = languages.map((code) => languageName(code));
  if (intents.length > 0) parts.push(t.staff.subjects(intents.length));
  return parts.length > 0 ? t.staff.gets(parts.join(", ")) : t.staff.getsNothing;
}

const names = (team: Team, staff: Staff): string =>
  staff.people
    .filter(({ id }) => team.member_ids.includes(id))
    .map(({ name }) => name)
    .join(", ");
