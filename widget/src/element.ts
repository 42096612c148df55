/**
 * `<baton-chat>`: launcher and panel in a shadow root.
 *
 * Attributes: `server` (origin of the service), `locale`, `theme` (`light` or `dark`; else the
 * system's), `suggestions` (questions separated by `|`, instead of the assistant's own), `user-id`,
 * `user-hash`, `user-name`, `user-email`. What a page can do with it, and its events: `api.d.ts`.
 */
import { isRightToLeft } from "@baton/design/direction";
import type { BatonApi, BatonAttributes, BatonEvents, BatonUser } from "./api";
import { launcher } from "./launcher";
import { forgetVisitor, isAnothers } from "./forgetting";
import { linkIn, withoutLink } from "./link";
import type { Attach, Attached } from "./panel";
import { loadPanel, whenIdle } from "./panel-script";
import { comeBack } from "./staying";
import css from "./style/launcher.css?inline";
import { sheetOf } from "./style/sheet";
import { pickLauncher } from "./texts/launcher";
import { userIn } from "./user";

const OPEN_KEY = "baton:open";

export class BatonChat extends HTMLElement implements BatonApi {
  static observedAttributes = ["locale"];

  /** The one that lives; a page may bring others, which stay empty. */
  static #living: BatonChat | null = null;

  #isHere = false;
  #isOpen = false;
  #takesFocus = false;
  #isDrawing = false;
  #unread = 0;
  readonly #frame = document.createElement("div");
  readonly #place = document.createElement("div");
  readonly #launcher = launcher(() => this.toggle());
  /** Conversation and panel, once the second script is here. */
  #panel: Attached | null = null;
  /** What the page said before that, in its order. */
  #early: ((panel: Attached) => void)[] = [];

  connectedCallback(): void {
    if ((BatonChat.#living ??= this) !== this || this.#isHere) return;
    this.#isHere = true;
    const user = userIn(this);
    if (user) this.#early.unshift((panel) => panel.setUser(user));
    this.#prepareRoot();
    this.#draw();
    const open = wasOpen();
    this.#tell("ready", {});
    const link = linkIn(location.href);
    if (link) void this.#follow(link);
    else if (open && !this.#isOpen) this.#setOpen(true, false);
    whenIdle(() => void this.#load().catch(() => {}));
  }

  disconnectedCallback(): void {
    if (this.#isHere) void comeBack(this);
  }

  attributeChangedCallback(): void {
    if (this.#isHere) this.#drawSoon();
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

  reset(): void {
    if (!this.#panel) forgetVisitor();
    this.#say((panel) => panel.reset());
  }

  setUser(user: BatonUser | null): void {
    if (!this.#panel && isAnothers(user?.id)) forgetVisitor();
    this.#say((panel) => panel.setUser(user));
  }

  setAttributes(attributes: BatonAttributes): void {
    this.#say((panel) => panel.setAttributes(attributes));
  }

  /** At once, or as soon as the second script is here. */
  #say(act: (panel: Attached) => void): void {
    if (!this.#panel) return void this.#early.push(act);
    act(this.#panel);
    // Another visitor's conversation is gone.
    if (this.#isOpen) this.#panel.start();
  }

  setLocale(locale: string): void {
    this.setAttribute("locale", locale);
  }

  /** Open the conversation that a link in an e-mail names. */
  async #follow(link: string): Promise<void> {
    await this.#whenLoaded(async (panel) => {
      if (await panel.follow(link)) {
        history.replaceState(history.state, "", withoutLink(location.href));
      }
    });
    this.open();
  }

  #setOpen(open: boolean, takesFocus: boolean): void {
    const isNews = open !== this.#isOpen;
    this.#isOpen = open;
    this.#takesFocus = takesFocus;
    rememberOpen(open);
    if (!this.#isHere) return;
    this.#draw();
    if (open) void this.#whenLoaded((panel) => panel.start());
    if (isNews) this.#tell(open ? "open" : "close", {});
  }

  /** Without the second script the launcher stays closed; the next press tries again. */
  async #whenLoaded(act: (panel: Attached) => unknown): Promise<void> {
    let panel: Attached;
    try {
      panel = await this.#load();
    } catch (error) {
      this.#tell("error", { code: "panel", message: String(error) });
      return this.#setOpen(false, false);
    }
    await act(panel);
    this.#draw();
  }

  async #load(): Promise<Attached> {
    const attach = await loadPanel(this.#server);
    return (this.#panel ??= this.#attach(attach));
  }

  #attach(attach: Attach): Attached {
    const panel = attach({
      root: this.shadowRoot!,
      place: this.#place,
      server: this.#server,
      languages: () => this.#languages,
      onChange: () => this.#drawSoon(),
      onMessage: (message) => this.#tell("message", message),
      onError: (code, message) => this.#tell("error", { code, message }),
      close: () => this.close(),
    });
    for (const act of this.#early) act(panel);
    this.#early = [];
    panel.resume();
    return panel;
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
    this.#frame.dir = isRightToLeft(locale) ? "rtl" : "ltr";
    const unread = this.#panel?.unread() ?? 0;
    const isNews = unread !== this.#unread;
    this.#unread = unread;
    this.#launcher.draw(this.#isOpen, unread, texts);
    this.#panel?.draw({
      isOpen: this.#isOpen,
      takesFocus: this.#takesFocus,
      suggestions: this.getAttribute("suggestions")?.split("|").filter(Boolean),
    });
    if (isNews) this.#tell("unread", { count: unread });
  }

  get #server(): string {
    return this.getAttribute("server") ?? location.origin;
  }

  get #languages(): readonly (string | null)[] {
    return [this.getAttribute("locale"), ...navigator.languages];
  }

  #tell<Name extends keyof BatonEvents>(
    name: Name extends `baton:${infer Short}` ? Short : never,
    detail: BatonEvents[Name]["detail"],
  ): void {
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
