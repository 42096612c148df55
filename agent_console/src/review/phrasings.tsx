/* A new intent's phrasings: one field each, at least three; Enter moves to the next. */
import { Icon, IconButton, isComposing, Wrong } from "@baton/design";
import { Close, Plus } from "@baton/design/icons";
import type { Wrong as WrongForm } from "../lib/slug";
import { t } from "../text";

const LEAST = 3;

export function Phrasings(props: {
  values: readonly string[];
  wrong: WrongForm | null;
  onChange: (values: string[]) => void;
}) {
  const { values, wrong, onChange } = props;
  const change = (at: number, text: string) =>
    onChange(values.map((value, i) => (i === at ? text : value)));
  const add = () => {
    onChange([...values, ""]);
    setTimeout(() => document.getElementById(`phrasing-${values.length}`)?.focus());
  };
  const press = (event: KeyboardEvent, at: number) => {
    if (event.key !== "Enter" || isComposing(event)) return;
    event.preventDefault();
    if (at + 1 < values.length) document.getElementById(`phrasing-${at + 1}`)?.focus();
    else if (values[at]?.trim()) add();
  };
  return (
    <div class="field" role="group" aria-labelledby="phrasings-title">
      <span class="label" id="phrasings-title">
        {t.intentForm.phrasings}
      </span>
      <span class="hint">{t.intentForm.phrasingsHint}</span>
      <div class="phrasings">
        {values.map((value, i) => (
          <div key={i}>
            <div class="row">
              <input
                id={`phrasing-${i}`}
                class="input"
                dir={value ? "auto" : undefined}
                autocomplete="off"
                aria-label={t.intentForm.phrasing(i + 1)}
                placeholder={t.intentForm.phrasing(i + 1)}
                aria-invalid={wrong?.phrasing[i] !== undefined}
                data-testid={`phrasing-${i}`}
                value={value}
                onInput={(event) => change(i, event.currentTarget.value)}
                onKeyDown={(event) => press(event, i)}
              />
              {values.length > LEAST && (
                <IconButton
                  icon={Close}
                  label={t.intentForm.remove(i + 1)}
                  onClick={() => onChange(values.filter((_, other) => other !== i))}
                />
              )}
            </div>
            {wrong?.phrasing[i] && <Wrong text={wrong.phrasing[i]} />}
          </div>
        ))}
      </div>
      {wrong?.phrasings && <Wrong text={wrong.phrasings} />}
      <div>
        <button type="button" class="button quiet" data-testid="add-phrasing" onClick={add}>
          <Icon of={Plus} />
          {t.intentForm.add}
        </button>
      </div>
    </div>
  );
}
