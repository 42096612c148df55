/**
 * `<baton-chat>`: launcher and panel in a shadow root.
 *
 * Attributes: `server` (origin of the service), `locale`, `theme` (`light` or `dark`; else the
 * system's), `suggestions` (questions separated by `|`, instead of the assistant's own).
 * Events, bubbling to the document: `baton:ready`, `baton:message` {seq, from, text, name, at},
 * `baton:error` {code, message}.
 */
import { openStorage, type wire } from "@baton/client";
import { render } from "preact";
import { Chat } from "./chat";
import { greetings } from "./greeting";
import css from "./style/index.css?inline";
import { linkIn, withoutLink } from "./link";
import { pick } from "./texts";
import { App } from "./view/App";

const OPEN_KEY = "baton:open";

export class BatonChat extends HTMLElement {
  static observedAttributes = ["locale"];

  #isOpen = false;
  #chat: Chat | null = null;
  #greeting: ReturnType<typeof greetings> | null = null;
  #isDrawing = false;

  connectedCallback(): void {
    if (this.#chat) return;
    const server = this.getAttribute("server") ?? location.origin;
    this.#greeting = greetings(server, () => this.#drawSoon());
    const chat = new Chat({
      server,
      storage: openStorage(),
      locale: () => this.#speech().locale,
      onChange: () => this.#drawSoon(),
      onMessage: (event) => this.#tell("message", messageDetail(event)),
      onError: (code, message) => this.#tell("error", { code, message }),
    });
    this.#chat = chat;
    this.#prepareRoot();
    this.#draw();
    chat.resume();
    const link = linkIn(location.href);
    if (link) void this.#follow(chat, link);
    else if (wasOpen()) this.open();
    this.#tell("ready", {});
  }

  attributeChangedCallback(): void {
    if (this.#chat) this.#drawSoon();
  }

  open(): void {
    this.#setOpen(true);
    this.#chat?.start();
  }

  close(): void {
    this.#setOpen(false);
  }

  toggle(): void {
    if (this.#isOpen) this.close();
    else this.open();
  }

  /** Forgets the conversation on this browser; the next message begins a new one. */
  reset(): void {
    this.#chat?.reset();
    if (this.#isOpen) this.#chat?.start();
  }

  setLocale(locale: string): void {
    this.setAttribute("locale", locale);
  }

  /** Open the conversation that a link in an e-mail names. */
  async #follow(chat: Chat, link: string): Promise<void> {
    const isDone = await chat.openLink(link);
    if (isDone) history.replaceState(history.state, "", withoutLink(location.href));
    this.open();
  }

  #setOpen(open: boolean): void {
    this.#isOpen = open;
    if (this.#chat) this.#draw();
    try {
      sessionStorage.setItem(OPEN_KEY, open ? "1" : "");
    } catch {
      // Without storage the panel is closed after a reload.
    }
  }

  #prepareRoot(): void {
    const root = this.attachShadow({ mode: "open" });
    // A constructed sheet passes content policies that forbid inline styles.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  }

  /** Draw once for everything that arrives in one go. */
  #drawSoon(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    queueMicrotask(() => this.#draw());
  }

  #draw(): void {
    this.#isDrawing = false;
    const chat = this.#chat!;
    const speech = this.#speech();
    const greeting = this.#isOpen ? this.#greeting!(speech.locale) : {};
    const suggestions = this.getAttribute("suggestions")?.split("|").filter(Boolean);
    const app = (
      <App
        {...speech}
        chat={chat}
        state={chat.state}
        isOpen={this.#isOpen}
        greeting={greeting}
        suggestions={suggestions ?? greeting.suggestions ?? []}
        toggle={(open) => (open ? this.open() : this.close())}
      />
    );
    render(app, this.shadowRoot!);
  }

  #speech() {
    return pick(this.getAttribute("locale"), ...navigator.languages);
  }

  #tell(name: "ready" | "message" | "error", detail: object): void {
    this.dispatchEvent(new CustomEvent(`baton:${name}`, { detail, bubbles: true, composed: true }));
  }
}

function wasOpen(): boolean {
  try {
    return sessionStorage.getItem(OPEN_KEY) === "1";
  } catch {
    return false;
  }
}

function messageDetail({ seq, at, data }: wire.CustomerEventFrame): object {
  if (data.kind === "agent_said")
    return { seq, at, from: "human", name: data.agent_name, text: data.text };
  if (data.kind === "help_offered") return { seq, at, from: "help", name: null, text: data.text };
  const lines = data.kind === "bot_said" ? data.messages.map((message) => message.text) : [];
  return { seq, at, from: "bot", name: null, text: lines.join("\n") };
}
