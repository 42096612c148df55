/* How conversations come to agents, and when one goes back. */
import { useRef, useState } from "preact/hooks";
import { rest } from "../api/rest";
import { duration } from "../lib/time";
import { change } from "../state/staff";
import { toast } from "../state/toasts";
import { t } from "../text";
import type { AssignmentRules, Staff } from "../types";

const MODES = ["manual", "automatic"] as const;
const MOST = 100;

export function Rules({ staff }: { staff: Staff }) {
  const { mode, capacity } = staff.rules;
  /** null: as it is stored. */
  const [text, setText] = useState<string | null>(null);
  const [, redraw] = useState({});
  /** One after the other: a click elsewhere saves the number first, and what was clicked then. */
  const saving = useRef(Promise.resolve());

  const typed = Math.round(Number(text ?? capacity));
  const wanted = typed >= 1 && typed <= MOST ? typed : capacity;
  const save = (rules: AssignmentRules) => {
    const store = async () => {
      if (await change(() => rest.setRules(rules))) toast(t.staff.saved, "good");
      setText((now) => (now === text ? null : now));
      // What was clicked may have been refused.
      redraw({});
    };
    saving.current = saving.current.then(store, store);
  };
  const commit = () => {
    if (wanted !== capacity) save({ mode, capacity: wanted });
    else setText(null);
  };
  return (
    <section aria-labelledby="team-rules">
      <h3 id="team-rules">{t.staff.rules}</h3>
      <div class="card rules">
        <fieldset class="modes">
          <legend class="unseen">{t.staff.rules}</legend>
          {MODES.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="assignment-mode"
                checked={mode === one}
                data-testid={`assign-${one}`}
                onChange={() => save({ mode: one, capacity: wanted })}
              />
              <span>
                <strong>{t.staff.mode[one]}</strong>
                <span class="soft">{t.staff.modeHint[one]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="field everybody">
          <label for="rules-capacity">{t.staff.everybody}</label>
          <input
            id="rules-capacity"
            class="input"
            type="number"
            min={1}
            max={MOST}
            data-testid="rules-capacity"
            value={text ?? capacity}
            onInput={(event) => setText(event.currentTarget.value)}
            onBlur={commit}
            onKeyDown={(event) => event.key === "Enter" && commit()}
          />
          <span class="hint">{t.staff.everybodyHint}</span>
        </div>
        <p class="soft" data-testid="returns">
          {t.staff.returns(duration(staff.gone_after_s * 1000))}
        </p>
      </div>
    </section>
  );
}
