/* What colleagues answered to questions like this one, over an empty composer. */
import { IconButton } from "@baton/design";
import { Close } from "@baton/design/icons";
import { percent } from "../lib/time";
import { t } from "../text";
import type { Suggestion } from "../types";

interface Props {
  items: readonly Suggestion[];
  onTake: (one: Suggestion) => void;
  onHide: () => void;
}

export function Suggestions({ items, onTake, onHide }: Props) {
  if (items.length === 0) return null;
  return (
    <section class="suggestions" aria-label={t.suggestions.title} data-testid="suggestions">
      <div class="row">
        <h3>{t.suggestions.title}</h3>
        <span class="hint">{t.suggestions.keys}</span>
        <IconButton icon={Close} label={t.suggestions.hide} onClick={onHide} />
      </div>
      <ul>
        {items.map((one, i) => (
          <li key={one.id}>
            <button
              title={t.suggestions.alike(percent(one.similarity))}
              data-testid="suggestion"
              onClick={() => onTake(one)}
            >
              <span class="words" dir="auto">
                {one.text}
              </span>
              <kbd aria-hidden="true">{i === 0 ? "Tab" : `Alt ${i + 1}`}</kbd>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
