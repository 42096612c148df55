/* A team on a sheet: its name, who is in it, and what goes there by itself. */
import { Field, marked } from "@baton/design";
import { useEffect, useState } from "preact/hooks";
import { rest } from "../api/rest";
import { change } from "../state/staff";
import { choices, loadChoices } from "../state/team-choices";
import { toast } from "../state/toasts";
import { t } from "../text";
import type { SaveTeam, Staff, Team } from "../types";
import { Sheet } from "../ui/dialog";
import { LanguageField } from "./language-field";

const LONGEST_NAME = 60;
const EMPTY: SaveTeam = { name: "", languages: [], intents: [], member_ids: [] };

export function TeamForm(props: { team: Team | null; staff: Staff; onClose: () => void }) {
  const { team, staff, onClose } = props;
  const [form, setForm] = useState<SaveTeam>(() => fields(team) ?? EMPTY);
  const [wrong, setWrong] = useState<string>();
  const set = (part: Partial<SaveTeam>) => setForm((now) => ({ ...now, ...part }));
  const done = (saved: boolean, words: string) => {
    if (!saved) return;
    toast(words, "good");
    onClose();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const name = form.name.trim();
    if (!name || name.length > LONGEST_NAME) return setWrong(t.staff.nameMissing);
    const body = { ...form, name };
    const call = () => (team ? rest.changeTeam(team.id, body) : rest.addTeam(body));
    void change(call).then((saved) => done(saved, t.staff.saved));
  };
  return (
    <Sheet
      title={team ? t.staff.editTeam : t.staff.newTeam}
      onClose={onClose}
      focus={team ? undefined : "#team-name"}
    >
      <form class="form" onSubmit={submit} noValidate>
        <Field id="team-name" label={t.staff.teamName} wrong={wrong}>
          <input
            class="input"
            autocomplete="off"
            maxLength={LONGEST_NAME}
            data-testid="team-name"
            {...marked("team-name", wrong)}
            value={form.name}
            onInput={(event) => set({ name: event.currentTarget.value })}
          />
        </Field>
        <Checks
          title={t.staff.members}
          all={staff.people.map(({ id, name }) => [id, name] as const)}
          chosen={form.member_ids}
          testId="member"
          onChange={(member_ids) => set({ member_ids })}
        />
        <div class="field">
          <span class="label">{t.staff.languages}</span>
          <LanguageField
            label={t.staff.languages}
            value={form.languages}
            testId="team-languages"
            onChange={(languages) => set({ languages: [...languages] })}
          />
          <span class="hint">{t.staff.languagesHint}</span>
        </div>
        <Subjects chosen={form.intents} onChange={(intents) => set({ intents })} />
        <div class="actions">
          <button class="button primary" data-testid="save-team">
            {t.staff.save}
          </button>
          <button type="button" class="button quiet" onClick={onClose}>
            {t.staff.cancel}
          </button>
          {team && (
            <button
              type="button"
              class="button quiet remove"
              data-testid="remove-team"
              onClick={() =>
                void change(() => rest.removeTeam(team.id)).then((gone) =>
                  done(gone, t.staff.removed),
                )
              }
            >
              {t.staff.remove}
            </button>
          )}
        </div>
      </form>
    </Sheet>
  );
}

function fields(team: Team | null): SaveTeam | null {
  if (!team) return null;
  const { name, languages, intents, member_ids } = team;
  return { name, languages, intents, member_ids };
}

/** What the assistant knows; chosen ones that it no longer knows stay, and can be taken out. */
function Subjects(props: { chosen: readonly string[]; onChange: (chosen: string[]) => void }) {
  const [query, setQuery] = useState("");
  useEffect(() => void loadChoices(), []);
  const known = choices.value?.intents ?? [];
  const gone = props.chosen.filter((name) => known.every((one) => one.name !== name));
  const all = [...known, ...gone.map((name) => ({ name, label: name }))];
  const wanted = query.trim().toLowerCase();
  const found = all.filter(({ name, label }) => `${name} ${label}`.toLowerCase().includes(wanted));
  return (
    <div class="field">
      <label for="team-intents">
        {t.staff.intents}
        <span class="faint"> · {t.staff.chosen(props.chosen.length)}</span>
      </label>
      <input
        id="team-intents"
        class="input"
        type="search"
        placeholder={t.staff.findIntent}
        data-testid="team-intents"
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <Checks
        title={t.staff.intents}
        unseen
        all={found.map(({ name, label }) => [name, label] as const)}
        chosen={props.chosen}
        testId="intent"
        onChange={props.onChange}
      />
      <span class="hint">{t.staff.intentsHint}</span>
    </div>
  );
}

function Checks(props: {
  title: string;
  /** The title is shown by what is around. */
  unseen?: boolean;
  all: readonly (readonly [string, string])[];
  chosen: readonly string[];
  testId: string;
  onChange: (chosen: string[]) => void;
}) {
  const { chosen } = props;
  const toggle = (id: string) =>
    props.onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset class="checks">
      <legend class={props.unseen ? "unseen" : "label"}>{props.title}</legend>
      <div class="checks-list">
        {props.all.map(([id, name]) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              data-testid={`${props.testId}-${name}`}
              onChange={() => toggle(id)}
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
