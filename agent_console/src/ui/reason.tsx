/* A reason with its value against its threshold, in words and, for shares, as a gauge. */
import { chipText, measured } from "../lib/inbox";
import type { Reason } from "../types";

export function ReasonInFull({ reason }: { reason: Reason }) {
  const value = measured(reason);
  return (
    <div class="reason">
      <span>{reason.text}</span>
      <Gauge of={reason} />
      <span class="measure number" title={reason.signal}>
        {chipText(reason)}
        {value && `: ${value}`}
      </span>
    </div>
  );
}

function Gauge({ of: { value, threshold } }: { of: Reason }) {
  if (value === null || threshold === null || value > 1 || threshold > 1) return null;
  return (
    <div class="gauge" aria-hidden="true">
      <span style={{ width: `${value * 100}%` }} />
      <i style={{ left: `${threshold * 100}%` }} />
    </div>
  );
}
