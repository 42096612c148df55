/* The sheets that ask to whom a conversation goes, and until when it is put off. */
import { Field, Icon, marked } from "@baton/design";
import { Person, Team } from "@baton/design/icons";
import { useState } from "preact/hooks";
import { customerName } from "../lib/inbox";
import { fieldValue, presets } from "../lib/snooze";
import { addressees, capacityOf, heldBy, labels, named, type Addressee } from "../lib/staff";
import { clock, full } from "../lib/time";
import { inbox } from "../state/inbox";
import { asking, snooze, transfer } from "../state/passing";
import { may } from "../state/session";
import { staff } from "../state/staff";
import { busy } from "../state/work";
import { t } from "../text";
import type { InboxItem } from "../types";
import { Combobox } from "../ui/combobox";
import { Sheet } from "../ui/dialog";

export function PassingSheets() {
  const question = asking.value;
  const item = question && inbox.value.get(question.id);
  if (!item) return null;
  return question.what === "transfer" ? <TransferSheet item={item} /> : <SnoozeSheet item={item} />;
}

const close = () => (asking.value = null);
const closeIf = (done: boolean) => done && close();

function TransferSheet({ item }: { item: InboxItem }) {
  const [text, setText] = useState("");
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const all = staff.value ? addressees(staff.value, item, may("reassign")) : [];
  const labelOf = labels(all, t.passing.isTeam);
  const chosen = all.find((one) => labelOf(one).toLowerCase() === text.trim().toLowerCase());
  const wrong = tried && !chosen ? t.passing.missing : undefined;
  const submit = (event?: SubmitEvent) => {
    event?.preventDefault();
    setTried(true);
    if (chosen) void transfer(item, chosen, note.trim()).then(closeIf);
  };
  /** Enter in the field: whoever is meant is entered, and the note is next. */
  const goOn = (typed: string) => {
    const [only, ...more] = named(all, typed, labelOf);
    if (only && more.length === 0) setText(labelOf(only));
    document.getElementById("pass-on-note")?.focus();
  };
  return (
    <Sheet title={t.passing.title(customerName(item))} onClose={close} focus="#pass-on-to">
      <form class="form" onSubmit={submit} noValidate>
        <Field
          id="pass-on-to"
          label={t.passing.who}
          hint={all.length === 0 ? t.passing.nobody : undefined}
          wrong={wrong}
        >
          <Combobox
            id="pass-on-to"
            testId="pass-on-to"
            placeholder={t.passing.search}
            none={t.passing.none}
            text={text}
            wrong={wrong !== undefined}
            search={(query) => named(all, query, labelOf)}
            chosen={chosen}
            idOf={({ kind, id }) => `${kind} ${id}`}
            textOf={labelOf}
            onText={setText}
            onSubmit={goOn}
          >
            {(one) => <Suggested one={one} label={labelOf(one)} />}
          </Combobox>
        </Field>
        <Field id="pass-on-note" label={t.passing.note} hint={t.passing.noteHint}>
          <textarea
            id="pass-on-note"
            class="input"
            rows={3}
            dir="auto"
            maxLength={4000}
            data-testid="pass-on-note"
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
            }}
          />
        </Field>
        <div class="actions">
          <button class="button primary" disabled={busy.value} data-testid="pass-on-submit">
            {t.passing.submit}
          </button>
          <button type="button" class="button quiet" onClick={close}>
            {t.passing.cancel}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

function Suggested({ one, label }: { one: Addressee; label: string }) {
  return (
    <>
      <Icon of={one.kind === "agent" ? Person : Team} />
      {label}
      <span class="aside">{one.kind === "agent" ? loadOf(one.id) : queueOf(one.id)}</span>
    </>
  );
}

function loadOf(agentId: string): string {
  const now = staff.value;
  const person = now?.people.find(({ id }) => id === agentId);
  if (!now || !person) return "";
  return t.passing.inHand(heldBy(inbox.value, agentId).length, capacityOf(person, now));
}

function queueOf(teamId: string): string {
  const waiting = [...inbox.value.values()].filter(
    (item) => item.status === "waiting" && item.team?.id === teamId,
  );
  return t.passing.team(waiting.length);
}

const LONGEST_DAYS = 366;

function SnoozeSheet({ item }: { item: InboxItem }) {
  const [now] = useState(() => new Date());
  const [other, setOther] = useState("");
  const [wrong, setWrong] = useState<string>();
  const until = (at: Date) => void snooze(item, at).then(closeIf);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const at = new Date(other);
    const ahead = (at.getTime() - Date.now()) / 86_400_000;
    if (!(ahead > 0 && ahead <= LONGEST_DAYS)) return setWrong(t.passing.untilPast);
    until(at);
  };
  return (
    <Sheet title={t.passing.snoozeTitle(customerName(item))} onClose={close} focus=".preset">
      <p class="soft">{t.passing.snoozeHint}</p>
      <div class="presets">
        {presets(now).map(({ name, at }) => (
          <button
            key={name}
            class="button preset"
            disabled={busy.value}
            data-testid={`snooze-${name}`}
            onClick={() => until(at)}
          >
            {t.passing.preset[name]}
            <span class="number aside">{shown(at, now)}</span>
          </button>
        ))}
      </div>
      <form class="other-time" onSubmit={submit} noValidate>
        <Field id="snooze-until" label={t.passing.until} wrong={wrong}>
          <input
            class="input"
            type="datetime-local"
            min={fieldValue(now)}
            data-testid="snooze-until"
            {...marked("snooze-until", wrong)}
            value={other}
            onInput={(event) => {
              setOther(event.currentTarget.value);
              setWrong(undefined);
            }}
          />
        </Field>
        <button class="button" disabled={busy.value || !other} data-testid="snooze-submit">
          {t.passing.snoozeSubmit}
        </button>
      </form>
    </Sheet>
  );
}

/** The time alone where the day goes without saying. */
function shown(at: Date, now: Date): string {
  const text = at.toISOString();
  return at.getDate() === now.getDate() ? clock(text) : full(text);
}
