/* Says that the socket is lost, once it has been for longer than a blink. */
import { useEffect, useState } from "preact/hooks";
import { now } from "../state/clock";
import { phase, retryAt, wake } from "../state/socket";
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
      <span>{t.link.lost}</span>
      <Countdown />
      <button class="button quiet" onClick={wake}>
        {t.link.now}
      </button>
    </div>
  );
}

function Countdown() {
  const at = retryAt.value;
  if (at === null) return null;
  const seconds = Math.ceil((at - now.value) / 1000);
  // Read out once, not every second.
  return seconds > 1 ? (
    <span aria-hidden="true" class="number">
      {t.link.again(seconds)}
    </span>
  ) : null;
}
