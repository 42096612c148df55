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
  | "/api/widget/sessions/open"
  | "/api/widget/attachments/links";

/** The token has expired, or is not known any more. */
const EXPIRED = "not_signed_in";

const KEY = "baton:session";

export class Sessions {
  #doubted: string | null = null;
  /** How many times. */
  #forgotten = 0;
  /** Who the page says the visitor is; null: nobody whom it knows; undefined: it has not said. */
  #user: Vouched | null | undefined;

  readonly #server: string;
  readonly #storage: StorageArea;
  readonly #onRefused: (user: Vouched, refusal: Refusal) => void;

  /** `onRefused`: the service does not take the page's word on this user; the visitor goes on as who
   *  they were before. */
  constructor(
    server: string,
    storage: StorageArea,
    onRefused: (user: Vouched, refusal: Refusal) => void = () => {},
  ) {
    this.#server = server;
    this.#storage = storage;
    this.#onRefused = onRefused;
  }

  /** Who the visitor is from now on; told with the next `ensure`. */
  set user(user: BatonUser | null) {
    this.#user = user && vouched(user);
  }

  /** There is a session of this visitor, and something to tell about them. */
  get hasNews(): boolean {
    const { mine } = this;
    return mine !== null && !this.#knows(mine);
  }

  /** The stored session, unless a page in another tab has made it for somebody else. */
  get mine(): Session | null {
    const { current } = this;
    return current && this.#isMine(current) ? current : null;
  }

  #isMine({ told }: Session): boolean {
    return !told || this.#user === undefined || told.user_id === this.#user?.user_id;
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
   * Get a usable session, as the user whom the page names, if there is none. One tab at a time: the
   * others find what it got.
   * Rejects with a `Refusal` if the service will not have this visitor at all.
   */
  ensure(locale: string): Promise<unknown> | undefined {
    return this.#isGood() ? undefined : exclusively(KEY, () => this.#acquire(locale));
  }

  #isGood(): boolean {
    const { mine } = this;
    return mine !== null && mine.token !== this.#doubted && this.#knows(mine);
  }

  /** Nothing about the user is new. */
  #knows({ told }: Session): boolean {
    return !this.#user || isSame(told, this.#user);
  }

  /** More than once if the page has meanwhile said something new about the user. */
  async #acquire(locale: string): Promise<void> {
    while (!this.#isGood()) {
      const user = this.#user ?? null;
      try {
        await this.#obtain(locale, user, this.#forgotten);
      } catch (error) {
        if (!(error instanceof Refusal) || !user) throw error;
        if (this.#user?.user_id === user.user_id) this.#user = undefined;
        this.#onRefused(user, error);
      }
    }
  }

  /** The same conversation under a fresh token, or as the user's; a new one if there is none or it
   *  is refused. What was forgotten on the way is not kept. */
  async #obtain(locale: string, user: Vouched | null, whose: number): Promise<void> {
    const keep = (session: Session) => {
      if (whose === this.#forgotten) this.#keep(session);
      return session;
    };
    const renewed = async (session: Session) => {
      const fresh = await this.#renewed(session);
      return fresh && keep({ ...session, ...fresh });
    };
    const about = { locale, ...timeZone(), ...user };
    const as = user ? { told: user } : {};
    const identify = async ({ token }: Session) => {
      const said = { ...about, ...user!, token };
      keep({ ...(await this.#ask("/api/widget/sessions/identify", said)), ...as });
    };
    let session = this.mine;
    if (session && session.token === this.#doubted) session = await renewed(session);
    if (!session) return void keep({ ...(await this.#ask("/api/widget/sessions", about)), ...as });
    if (!user || isSame(session.told, user)) return;
    try {
      await identify(session);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== EXPIRED) throw error;
      session = await renewed(session);
      if (session) return identify(session);
      keep({ ...(await this.#ask("/api/widget/sessions", about)), ...as });
    }
  }

  /** Null: the service does not know it any more. */
  async #renewed({ token }: Session): Promise<wire.WidgetSession | null> {
    try {
      return await this.#ask("/api/widget/sessions/renew", { token });
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
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

  /** Links to files of this conversation, as whole addresses. */
  async fileLinks(ids: string[]): Promise<wire.AttachmentLinks> {
    const answer = await this.#ask("/api/widget/attachments/links", { ids }, this.mine?.token);
    const whole = (path: string) => this.#server + path;
    const links = answer.links.map(({ id, url, thumbnail_url }) => ({
      id,
      url: whole(url),
      thumbnail_url: thumbnail_url && whole(thumbnail_url),
    }));
    return { ...answer, links };
  }

  /** Also whatever is on its way. */
  forget(): void {
    this.#forgotten += 1;
    this.#storage.removeItem(KEY);
  }

  async #ask<Path extends SessionPath>(
    path: Path,
    body: wire.Posted<Path>,
    token?: string,
  ): Promise<wire.Answered<Path>> {
    const response = await fetch(this.#server + path, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token && { authorization: `Bearer ${token}` }),
      },
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
