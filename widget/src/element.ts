/**
 * `<baton-chat>`: launcher and panel in a shadow root.
 *
 * Attributes: `server` (origin of the service), `locale`, `theme` (`light` or `dark`; else the
 * system's), `suggestions` (questions separated by `|`, instead of the assistant's own).
 * Events, bubbling to the document: `baton:ready`, `baton:message` {seq, from, text, name, at},
 * `baton:error` {code, message}.
 */
import { openStorage, type wire } from "@baton/client";
import { Chat } from "./chat";
import { launcher } from "./launcher";
import { linkIn, withoutLink } from "./link";
import type { Shown } from "./panel";
import { loadPanel, whenIdle } from "./panel-script";
import { unreadCount } from "./state";
import { comeBack } from "./staying";
import css from "./style/launcher.css?inline";
import { sheetOf } from "./style/sheet";
import { pickLauncher } from "./texts/launcher";

const OPEN_KEY = "baton:open";

export class BatonChat extends HTMLElement {
  static observedAttributes = ["locale"];

  /** The one that lives; a page may bring others, which stay empty. */
  static #living: BatonChat | null = null;

  #isOpen = false;
  #takesFocus = false;
  #chat: Chat | null = null;
  #isDrawing = false;
  readonly #frame = document.createElement("div");
  readonly #place = document.createElement("div");
  readonly #launcher = launcher(() => this.toggle());
  /** Once the second script is here. */
  #drawPanel: ((shown: Shown) => void) | null = null;

  connectedCallback(): void {
    if ((BatonChat.#living ??= this) !== this || this.#chat) return;
    const chat = new Chat({
      server: this.#server,
      storage: openStorage(),
      locale: () => pickLauncher(...this.#languages).locale,
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
    else if (wasOpen()) this.#setOpen(true, false);
    whenIdle(() => void loadPanel(this.#server).catch(() => {}));
    this.#tell("ready", {});
  }

  disconnectedCallback(): void {
    if (this.#chat) void comeBack(this);
  }

  attributeChangedCallback(): void {
    if (this.#chat) this.#drawSoon();
  }

  open(): void {
    this.#setOpen(true, true);
  }

  close(): void {
    const wasOpen = this.#isOpen;
    this.#setOpen(false, false);
    if (wasOpen) this.#launcher.button.focus();
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

  #setOpen(open: boolean, takesFocus: boolean): void {
    this.#isOpen = open;
    this.#takesFocus = takesFocus;
    rememberOpen(open);
    if (!this.#chat) return;
    this.#draw();
    if (!open) return;
    this.#chat.start();
    if (!this.#drawPanel) void this.#fetchPanel(this.#chat);
  }

  /** The panel opens when its script is here; without it the launcher stays closed. */
  async #fetchPanel(chat: Chat): Promise<void> {
    try {
      const attach = await loadPanel(this.#server);
      this.#drawPanel ??= attach({
        root: this.shadowRoot!,
        place: this.#place,
        chat,
        server: this.#server,
        onChange: () => this.#drawSoon(),
        close: () => this.close(),
      });
      this.#draw();
    } catch (error) {
      this.#tell("error", { code: "panel", message: String(error) });
      this.#setOpen(false, false);
    }
  }

  #prepareRoot(): void {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheetOf(css)];
    this.#frame.className = "root";
    this.#frame.append(this.#place, this.#launcher.button);
    root.append(this.#frame);
  }

  /** Draw once for everything that arrives in one go. */
  #drawSoon(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    queueMicrotask(() => this.#draw());
  }

  #draw(): void {
    this.#isDrawing = false;
    const { locale, texts } = pickLauncher(...this.#languages);
    this.#frame.lang = locale;
    this.#launcher.draw(this.#isOpen, unreadCount(this.#chat!.state), texts);
    this.#drawPanel?.({
      isOpen: this.#isOpen,
      takesFocus: this.#takesFocus,
      languages: this.#languages,
      suggestions: this.getAttribute("suggestions")?.split("|").filter(Boolean),
    });
  }

  get #server(): string {
    return this.getAttribute("server") ?? location.origin;
  }

  get #languages(): readonly (string | null)[] {
    return [this.getAttribute("locale"), ...navigator.languages];
  }

  #tell(name: "ready" | "message" | "error", detail: object): void {
    this.dispatchEvent(new CustomEvent(`baton:${name}`, { detail, bubbles: true, composed: true }));
  }
}

function rememberOpen(open: boolean): void {
  try {
    sessionStorage.setItem(OPEN_KEY, open ? "1" : "");
  } catch {
    // Without storage the panel is closed after a reload.
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
