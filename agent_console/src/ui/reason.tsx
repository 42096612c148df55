/* A reason with its value against its threshold, in words and, for shares, as a gauge. */
import { reasonInWords } from "../lib/codes";
import { chipText, measured } from "../lib/inbox";
import { t } from "../text";
import type { Reason } from "../types";

export function ReasonInFull({ reason }: { reason: Reason }) {
  const value = measured(reason);
  return (
    <div class="reason">
      <span>{reasonInWords(reason)}</span>
      <Gauge of={reason} />
      <span class="measure number" title={reason.code}>
        {value ? t.details.measured(chipText(reason), value) : chipText(reason)}
      </span>
    </div>
  );
}

function Gauge({ of }: { of: Reason }) {
  if (!("value" in of)) return null;
  const { value, threshold } = of;
  return (
    <div class="gauge" aria-hidden="true">
      <span style={{ width: `${value * 100}%` }} />
      <i style={{ insetInlineStart: `${threshold * 100}%` }} />
    </div>
  );
}
