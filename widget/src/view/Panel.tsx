import { answering } from "../words";
import { Composer } from "./Composer";
import { useSurroundings } from "./context";
import { BotIcon, CloseIcon, PersonIcon } from "./icons";
import { StatusCard } from "./StatusCard";
import { Thread } from "./Thread";

export function Panel({ close }: { close: () => void }) {
  const { heading } = useSurroundings();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.isComposing) {
      event.stopPropagation();
      close();
    }
    if (event.key === "Tab") keepInside(event);
  };
  return (
    <section
      class="panel"
      role="dialog"
      aria-label={heading}
      data-testid="panel"
      onKeyDown={onKeyDown}
    >
      <Header close={close} />
      <Thread />
      <StatusLine />
      <StatusCard />
      <Composer />
    </section>
  );
}

function Header({ close }: { close: () => void }) {
  const { state, texts, heading } = useSurroundings();
  const { conversation } = state;
  const status = conversation?.status ?? "bot";
  const name = conversation?.agent_name;
  return (
    <div class={`header is-${status}`}>
      <span class="avatar" aria-hidden="true">
        {name ? initials(name) : status === "waiting" ? <PersonIcon /> : <BotIcon />}
      </span>
      <div class="who">
        <h2 class="title" tabIndex={-1}>
          {heading}
        </h2>
        <p class="answering" data-testid="answering">
          {answering(conversation, texts)}
        </p>
      </div>
      <button
        type="button"
        class="quiet"
        data-testid="close"
        aria-label={texts.close}
        onClick={close}
      >
        <CloseIcon />
      </button>
    </div>
  );
}

/** Connection and refusals; always in the page, so that screen readers notice the change. */
function StatusLine() {
  const { state, texts } = useSurroundings();
  const text = state.refused
    ? texts.refused
    : state.offline
      ? texts.reconnecting
      : state.problem
        ? texts.failed
        : "";
  return (
    <p
      class={text ? "status-line" : "status-line is-empty"}
      role="status"
      data-testid="status-line"
    >
      {text}
    </p>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => word?.[0] ?? "").join("");
}

/** On a narrow screen the panel covers the page: Tab stays inside. */
function keepInside(event: KeyboardEvent): void {
  if (!matchMedia("(max-width: 480px)").matches) return;
  const panel = event.currentTarget as HTMLElement;
  const stops = [
    ...panel.querySelectorAll<HTMLElement>("button, textarea, input, a[href], [tabindex='0']"),
  ].filter((stop) => !(stop as HTMLButtonElement).disabled);
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (event.target !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
