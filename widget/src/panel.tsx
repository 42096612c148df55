/** The second script: the conversation, and the panel, drawn into the element of the first. */
import { openStorage, type wire } from "@baton/client";
import { render } from "preact";
import type { BatonAttributes, BatonMessage, BatonUser } from "./api";
import { Chat } from "./chat";
import { greetings } from "./greeting";
import { HANDOVER } from "./panel-script";
import { unreadCount } from "./state";
import css from "./style/panel.css?inline";
import { sheetOf } from "./style/sheet";
import { pick } from "./texts";
import { App } from "./view/App";

/** The first script's side. */
export interface Host {
  root: ShadowRoot;
  /** Where the panel is drawn. */
  place: HTMLElement;
  /** Origin of the service. */
  server: string;
  /** Tags, the most wanted first. */
  languages: () => readonly (string | null)[];
  onChange: () => void;
  onMessage: (message: BatonMessage) => void;
  onError: (code: string, message: string) => void;
  close: () => void;
}

export interface Shown {
  isOpen: boolean;
  /** The visitor has just opened it; a panel that a reload restores leaves the focus alone. */
  takesFocus: boolean;
  /** Instead of the assistant's own. */
  suggestions: readonly string[] | undefined;
}

export interface Attached {
  draw(shown: Shown): void;
  unread(): number;
  /** Take up the conversation of an earlier visit, if there was one. */
  resume(): void;
  start(): void;
  reset(): void;
  follow(link: string): Promise<boolean>;
  setUser(user: BatonUser | null): void;
  setAttributes(attributes: BatonAttributes): void;
}

export type Attach = typeof attach;

function attach(host: Host): Attached {
  const { root, place, server, languages, onChange, onMessage, onError, close } = host;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf(css)];
  const greetingIn = greetings(server, onChange);
  const chat = new Chat({
    server,
    storage: openStorage(),
    locale: () => pick(...languages()).locale,
    onChange,
    onMessage: (event) => onMessage(messageOf(event)),
    onError,
  });
  const draw = ({ isOpen, takesFocus, suggestions }: Shown) => {
    const speech = pick(...languages());
    const greeting = isOpen ? greetingIn(speech.locale) : {};
    const app = isOpen && (
      <App
        {...speech}
        chat={chat}
        state={chat.state}
        greeting={greeting}
        suggestions={suggestions ?? greeting.suggestions ?? []}
        takesFocus={takesFocus}
        close={close}
      />
    );
    render(app || null, place);
  };
  return {
    draw,
    unread: () => unreadCount(chat.state),
    resume: () => chat.resume(),
    start: () => chat.start(),
    reset: () => chat.reset(),
    follow: (link) => chat.openLink(link),
    setUser: (user) => chat.setUser(user),
    setAttributes: (attributes) => chat.setAttributes(attributes),
  };
}

function messageOf({ seq, at, data }: wire.CustomerEventFrame): BatonMessage {
  if (data.kind === "agent_said")
    return { seq, at, from: "human", name: data.agent_name, text: wordsOf(data) };
  if (data.kind === "help_offered") return { seq, at, from: "help", name: null, text: data.text };
  const lines = data.kind === "bot_said" ? data.messages.map((message) => message.text) : [];
  return { seq, at, from: "bot", name: null, text: lines.join("\n") };
}

/** What an agent said; of files without a word, their names. */
function wordsOf({ text, attachments }: wire.CustomerEvent & { kind: "agent_said" }): string {
  return text || attachments.map(({ name }) => name).join(", ");
}

Object.assign(globalThis, { [HANDOVER]: attach });
