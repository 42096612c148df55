/* Says that the socket is lost, once it has been for more than a moment, or refused. */
import { useEffect, useState } from "preact/hooks";
import { problemInWords } from "../lib/problems";
import { now } from "../state/clock";
import { phase, refusal, retryAt, tryNow } from "../state/socket";
import { t } from "../text";

const BLINK_MS = 1200;

export function LinkBanner() {
  const lost = phase.value !== "open";
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!lost) return setShown(false);
    const timer = setTimeout(() => setShown(true), BLINK_MS);
    return () => clearTimeout(timer);
  }, [lost]);
  if (!lost || !shown) return null;
  return (
    <div class="banner" role="status" data-testid="link-lost">
      <span>{refusal.value ? t.link.refused(problemInWords(refusal.value)) : t.link.lost}</span>
      <Countdown />
      <button class="button quiet" onClick={tryNow}>
        {t.link.now}
      </button>
    </div>
  );
}

function Countdown() {
  const seconds = Math.ceil((retryAt.value - now.value) / 1000);
  // Read aloud once, not every second.
  return seconds > 1 && seconds < Infinity ? (
    <span aria-hidden="true" class="number">
      {t.link.again(seconds)}
    </span>
  ) : null;
}
