/** Who this visitor is to the service: a token in localStorage, obtained and renewed over REST. */
import { exclusively, Refusal, type StorageArea, type wire } from "@baton/client";

export type Session = wire.WidgetSession;

type SessionPath =
  "/api/widget/sessions" | "/api/widget/sessions/renew" | "/api/widget/sessions/open";

const KEY = "baton:session";

export class Sessions {
  #doubted: string | null = null;

  readonly #server: string;
  readonly #storage: StorageArea;

  constructor(server: string, storage: StorageArea) {
    this.#server = server;
    this.#storage = storage;
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
   * Get a usable session if the current one is not. One tab at a time: the others find what it got.
   * Rejects with a `Refusal` if the service will not have this visitor at all.
   */
  ensure(locale: string): Promise<unknown> | undefined {
    return this.#isGood()
      ? undefined
      : exclusively(KEY, async () => this.#isGood() || this.#acquire(locale));
  }

  #isGood(): boolean {
    const { current } = this;
    return current !== null && current.token !== this.#doubted;
  }

  /** The same conversation under a fresh token; a new one if there is none or it is refused. */
  async #acquire(locale: string): Promise<void> {
    const create = () => this.#ask("/api/widget/sessions", { locale, ...timeZone() });
    const { current } = this;
    const session = current
      ? await this.#ask("/api/widget/sessions/renew", { token: current.token }).catch(
          (error: unknown) => {
            if (error instanceof Refusal) return create();
            throw error;
          },
        )
      : await create();
    this.#storage.setItem(KEY, JSON.stringify(session));
  }

  /** Get the session of a link in an e-mail; rejects with a `Refusal` if it is forged or too old. */
  openLink(link: string): Promise<unknown> {
    return exclusively(KEY, async () => {
      const session = await this.#ask("/api/widget/sessions/open", { link });
      this.#storage.setItem(KEY, JSON.stringify(session));
    });
  }

  forget(): void {
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
