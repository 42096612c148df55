/* Says what of a canned reply or a past answer is still to be filled in before it is sent. */
import type { Unfilled as Gap } from "../lib/canned";
import { t } from "../text";

interface Props {
  gaps: readonly Gap[];
  /** The agent has tried to send it. */
  warned: boolean;
  /** It may go out as it is. */
  ready: boolean;
  onShow: () => void;
  onSend: () => void;
}

export function Unfilled({ gaps, warned, ready, onShow, onSend }: Props) {
  const names = [...new Set(gaps.map((gap) => gap.text))];
  return (
    <div
      class={`unfilled ${warned ? "warned" : ""}`}
      role={warned ? "alert" : "status"}
      data-testid="unfilled"
    >
      <span>
        {warned ? t.unfilled.stopped : t.unfilled.missing}{" "}
        {names.map((name) => (
          <code key={name}>{name}</code>
        ))}
      </span>
      <button class="button quiet" data-testid="show-unfilled" onClick={onShow}>
        {t.unfilled.show}
      </button>
      {warned && (
        <button class="button" disabled={!ready} data-testid="send-unfilled" onClick={onSend}>
          {t.unfilled.send}
        </button>
      )}
    </div>
  );
}
