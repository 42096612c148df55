/** Who this visitor is to the service: a token in localStorage, obtained and renewed over REST. */
import { exclusively, Refusal, type StorageArea, type wire } from "@baton/client";
import type { BatonUser } from "./api";
import { vouched, type Vouched } from "./user";

/** `told`: what the service was last told of who this is; absent: an anonymous visitor. */
export interface Session extends wire.WidgetSession {
  readonly told?: Vouched;
}

type SessionPath =
  | "/api/widget/sessions"
  | "/api/widget/sessions/identify"
  | "/api/widget/sessions/renew"
  | "/api/widget/sessions/open";

/** The service does not believe the page's word on who this is. */
const NOT_BELIEVED = "wrong_identity";

const KEY = "baton:session";

export class Sessions {
  #doubted: string | null = null;
  /** How many times. */
  #forgotten = 0;
  #user: Vouched | null = null;

  readonly #server: string;
  readonly #storage: StorageArea;
  readonly #onNotBelieved: (refusal: Refusal) => void;

  /** `onNotBelieved`: the visitor goes on as who they were before. */
  constructor(
    server: string,
    storage: StorageArea,
    onNotBelieved: (refusal: Refusal) => void = () => {},
  ) {
    this.#server = server;
    this.#storage = storage;
    this.#onNotBelieved = onNotBelieved;
  }

  /** Who the visitor is from now on, told with the next `ensure`; null: no word on that. */
  set user(user: BatonUser | null) {
    this.#user = user && vouched(user);
  }

  /** There is a session, and something to tell about its visitor. */
  get hasNews(): boolean {
    const { current } = this;
    return current !== null && !this.#knows(current);
  }

  get current(): Session | null {
    try {
      const stored = JSON.parse(this.#storage.getItem(KEY) ?? "null") as Session | null;
      return stored?.token ? stored : null;
    } catch {
      return null;
    }
  }

  /** The service no longer knows the current token. */
  doubt(): void {
    this.#doubted = this.current?.token ?? null;
  }

  /**
   * Get a usable session if the current one is not, as the user whom the page names. One tab at a time: the others find what it got.
   * Rejects with a `Refusal` if the service will not have this visitor at all.
   */
  ensure(locale: string): Promise<unknown> | undefined {
    return this.#isGood() ? undefined : exclusively(KEY, () => this.#acquire(locale));
  }

  #isGood(): boolean {
    const { current } = this;
    return current !== null && current.token !== this.#doubted && this.#knows(current);
  }

  /** Nothing about the user is new. */
  #knows({ told }: Session): boolean {
    return this.#user === null || isSame(told, this.#user);
  }

  /** More than once if the page has meanwhile said something new about the user. */
  async #acquire(locale: string): Promise<void> {
    while (!this.#isGood()) {
      const whose = this.#forgotten;
      try {
        const session = await this.#obtain(locale);
        if (whose === this.#forgotten) this.#keep(session);
      } catch (error) {
        if (!(error instanceof Refusal && error.code === NOT_BELIEVED)) throw error;
        this.#user = null;
        this.#onNotBelieved(error);
      }
    }
  }

  /** The same conversation under a fresh token, or as the user's; a new one if there is none or it
   *  is refused. */
  async #obtain(locale: string): Promise<Session> {
    const about = { locale, ...timeZone() };
    // Whoever is named from here on is told next.
    const user = this.#user;
    const as = user ? { told: user } : {};
    let session = this.current;
    try {
      if (session && session.token === this.#doubted) {
        const { token } = session;
        session = { ...session, ...(await this.#ask("/api/widget/sessions/renew", { token })) };
      }
      if (session && user && !isSame(session.told, user)) {
        const said = { ...about, ...user, token: session.token };
        session = { ...(await this.#ask("/api/widget/sessions/identify", said)), ...as };
      }
      if (session) return session;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === NOT_BELIEVED) throw error;
      if (session && session.token !== this.#doubted) {
        this.#doubted = session.token; // it may be one that can be renewed
        return this.#obtain(locale);
      }
    }
    return { ...(await this.#ask("/api/widget/sessions", { ...about, ...user })), ...as };
  }

  #keep(session: Session): void {
    this.#storage.setItem(KEY, JSON.stringify(session));
  }

  /** Get the session of a link in an e-mail; rejects with a `Refusal` if it is forged or too old. */
  openLink(link: string): Promise<unknown> {
    return exclusively(KEY, async () => {
      this.#keep(await this.#ask("/api/widget/sessions/open", { link }));
    });
  }

  /** Also whatever is on its way. */
  forget(): void {
    this.#forgotten += 1;
    this.#storage.removeItem(KEY);
  }

  async #ask<Path extends SessionPath>(
    path: Path,
    body: wire.Posted<Path>,
  ): Promise<wire.Answered<Path>> {
    const response = await fetch(this.#server + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return answer as wire.Answered<Path>;
    const { status } = response;
    const { code, message } = (answer ?? {}) as Partial<wire.Problem>;
    const told = message ?? `the service answered ${status}`;
    throw isForGood(status) ? new Refusal(code ?? "error", told) : new Error(told);
  }
}

function isSame(told: Vouched | undefined, user: Vouched): boolean {
  return JSON.stringify(told) === JSON.stringify(user);
}

/** As the browser names it, if it can. */
function timeZone(): { time_zone?: string } {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone ? { time_zone: timeZone } : {};
}

/** Server errors, timeouts and "too often" pass; other refusals stay. */
function isForGood(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/** Another tab of this website began or ended the session. */
export function isSessionChange(event: StorageEvent): boolean {
  return event.key === KEY || event.key === null;
}
