/* The canned replies that match what was typed after a slash, over the composer. */
import { languageName } from "../lib/language";
import { fill, valuesOf, wordingFor } from "../lib/canned";
import { languages } from "../state/canned";
import { me } from "../state/session";
import { t } from "../text";
import type { CannedReply, InboxItem } from "../types";

export const LIST_ID = "canned-list";
export const optionId = (reply: CannedReply): string => `canned-${reply.id}`;

interface Props {
  hits: readonly CannedReply[];
  current: CannedReply | undefined;
  item: InboxItem;
  onTake: (reply: CannedReply) => void;
}

export function CannedList({ hits, current, item, onTake }: Props) {
  const values = valuesOf(item, me.value?.name ?? "");
  return (
    <div class="canned-list" data-testid="canned-list">
      <ul id={LIST_ID} role="listbox" aria-label={t.canned.list}>
        {hits.map((reply) => {
          const { language, text } = wordingFor(reply, item.language, languages.value);
          const foreign = item.language !== null && language !== item.language;
          return (
            <li
              key={reply.id}
              id={optionId(reply)}
              role="option"
              aria-selected={reply === current}
              data-testid="canned-option"
              // The field keeps the focus.
              onMouseDown={(event) => {
                event.preventDefault();
                onTake(reply);
              }}
            >
              <code>/{reply.shortcut}</code>
              <span class="ellipsis" lang={language}>
                {fill(text, values)}
              </span>
              {foreign && <span class="chip">{languageName(language)}</span>}
              {!reply.shared && <span class="chip">{t.canned.own}</span>}
            </li>
          );
        })}
      </ul>
      <p class="faint" role="status">
        {hits.length === 0 ? t.canned.none : t.canned.keys}
      </p>
    </div>
  );
}
