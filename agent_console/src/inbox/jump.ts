/* Shows one message of a conversation that is being opened, once it is drawn. */
import { openId } from "../state/route";
import { complete } from "../state/thread";

const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 10_000;
const MARKED_MS = 2500;
/** While it is drawn, the log goes to its end; so many looks later it has come to rest. */
const AT_REST = 4;

let pending: ReturnType<typeof setTimeout> | undefined;

/** The cursor goes to the log, so that the arrow keys go on from there. */
export function jumpTo(id: string, seq: number): void {
  const until = Date.now() + PATIENCE_MS;
  let inView = 0;
  const look = () => {
    if (openId.peek() !== id || Date.now() > until || inView === AT_REST) return;
    const log = document.querySelector<HTMLElement>("[role=log]");
    const message = log && complete.peek() ? messageAt(log, seq) : null;
    if (log && message) {
      if (inView === 0) mark(message, log);
      if (isInView(message, log)) inView += 1;
      else message.scrollIntoView({ block: "center" });
    }
    pending = setTimeout(look, LOOK_EVERY_MS);
  };
  clearTimeout(pending);
  pending = setTimeout(look, LOOK_EVERY_MS);
}

function mark(message: HTMLElement, log: HTMLElement): void {
  if (message.classList.contains("found")) return;
  log.focus({ preventScroll: true });
  message.classList.add("found");
  setTimeout(() => message.classList.remove("found"), MARKED_MS);
}

/** What carries no number of its own, such as a line between messages, is shown by what stands
 * before it. */
function messageAt(log: HTMLElement, seq: number): HTMLElement | null {
  const drawn = [...log.querySelectorAll<HTMLElement>("[data-seq]")];
  return drawn.filter((one) => Number(one.dataset["seq"]) <= seq).at(-1) ?? drawn[0] ?? null;
}

function isInView(message: HTMLElement, log: HTMLElement): boolean {
  const [its, box] = [message.getBoundingClientRect(), log.getBoundingClientRect()];
  return its.bottom > box.top && its.top < box.bottom;
}
