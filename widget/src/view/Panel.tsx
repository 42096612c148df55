/** The open chat: head, thread, what is wrong with the connection, composer. */
import { Avatar, DropHere, Icon, IconButton, isComposing, useDrop } from "@baton/design";
import { Bot, Person, Unfold } from "@baton/design/icons";
import { pickLauncher } from "../texts/launcher";
import { answering } from "../words";
import { Composer } from "./Composer";
import { useSurroundings } from "./context";
import { StatusCard } from "./StatusCard";
import { Thread } from "./Thread";

export function Panel({ close }: { close: () => void }) {
  const { chat, greeting, state, texts } = useSurroundings();
  const { isOver, on } = useDrop((files) => chat.files.add(files));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !isComposing(event)) {
      event.stopPropagation();
      close();
    }
    if (event.key === "Tab") keepInside(event);
  };
  return (
    <section
      class="panel"
      role="dialog"
      aria-label={greeting.name ?? texts.botName}
      data-testid="panel"
      onKeyDown={onKeyDown}
      {...on}
    >
      {isOver && <DropHere text={texts.dropFiles} />}
      <Header close={close} />
      <Thread />
      <StatusLine />
      <StatusCard />
      <Composer key={state.visitor} />
    </section>
  );
}

function Header({ close }: { close: () => void }) {
  const { state, texts, locale, greeting } = useSurroundings();
  const { closeChat } = pickLauncher(locale).texts;
  const { conversation } = state;
  const status = conversation?.status ?? "bot";
  const name = conversation?.agent_name;
  return (
    <div class={`header is-${status}`}>
      <Avatar name={name}>
        <Icon of={status === "waiting" ? Person : Bot} />
      </Avatar>
      <div class="who">
        <h2 class="title" tabIndex={-1}>
          {greeting.name ?? texts.botName}
        </h2>
        <p class="answering" data-testid="answering">
          {answering(conversation, texts)}
        </p>
      </div>
      <IconButton icon={Unfold} label={closeChat} data-testid="close" onClick={close} />
    </div>
  );
}

/** Connection and refusals; always in the page, so that screen readers notice the change. */
function StatusLine() {
  const { state, texts } = useSurroundings();
  const text = state.refused
    ? texts.notAvailable
    : state.offline
      ? texts.noConnection
      : state.problem
        ? texts.didNotWork
        : state.linkRefused
          ? texts.linkRefused
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
