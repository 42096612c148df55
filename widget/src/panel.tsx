/** The second script: the panel, drawn into the element of the first. */
import { render } from "preact";
import type { Chat } from "./chat";
import { greetings } from "./greeting";
import { HANDOVER } from "./panel-script";
import css from "./style/panel.css?inline";
import { sheetOf } from "./style/sheet";
import { pick } from "./texts";
import { App } from "./view/App";

export interface Host {
  root: ShadowRoot;
  /** Where the panel is drawn. */
  place: HTMLElement;
  chat: Chat;
  /** Origin of the service. */
  server: string;
  onChange: () => void;
  close: () => void;
}

export interface Shown {
  isOpen: boolean;
  /** The visitor has just opened it; a panel that a reload restores leaves the focus alone. */
  takesFocus: boolean;
  /** Tags, the most wanted first. */
  languages: readonly (string | null)[];
  /** Instead of the assistant's own. */
  suggestions: readonly string[] | undefined;
}

export type Attach = typeof attach;

/** Returns what draws the panel, again whenever something has changed. */
function attach({ root, place, chat, server, onChange, close }: Host): (shown: Shown) => void {
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf(css)];
  const greetingIn = greetings(server, onChange);
  return ({ isOpen, takesFocus, languages, suggestions }) => {
    const speech = pick(...languages);
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
}

Object.assign(globalThis, { [HANDOVER]: attach });
