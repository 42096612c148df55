/** Who this visitor is to the service: a token in localStorage, got and renewed by REST. */
import type { Shelf, wire } from "@baton/client";

export type Session = wire.WidgetSession;

const KEY = "baton:session";

/** The service gave a definite no, as opposed to not being reached. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: wire.Problem | null,
  ) {
    super(problem?.message ?? `the service answered ${status}`);
  }
}

export class Sessions {
  constructor(
    private readonly server: string,
    private readonly shelf: Shelf,
  ) {}

  get current(): Session | null {
    try {
      return JSON.parse(this.shelf.getItem(KEY) ?? "null") as Session | null;
    } catch {
      return null;
    }
  }

  /** A new conversation. Raises `Refused`, or TypeError when the service cannot be reached. */
  async create(locale: string): Promise<Session> {
    return this.keep(await this.ask("/api/widget/sessions", { locale } satisfies wire.NewSession));
  }

  /** The same conversation under a fresh token; a new one when the old cannot be renewed. */
  async renew(locale: string): Promise<Session> {
    const { current } = this;
    if (!current) return this.create(locale);
    try {
      const body: wire.RenewSession = { token: current.token };
      return this.keep(await this.ask("/api/widget/sessions/renew", body));
    } catch (error) {
      if (error instanceof Refused && isForGood(error.status)) return this.create(locale);
      throw error;
    }
  }

  forget(): void {
    this.shelf.removeItem(KEY);
  }

  private keep(session: Session): Session {
    this.shelf.setItem(KEY, JSON.stringify(session));
    return session;
  }

  private async ask(path: string, body: object): Promise<Session> {
    const response = await fetch(this.server + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw new Refused(response.status, answer as wire.Problem | null);
    return answer as Session;
  }
}

/** Server errors and "too often" pass; other refusals stay. */
function isForGood(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/** Another tab of this shop began or ended the session. */
export function isSessionChange(event: StorageEvent): boolean {
  return event.key === KEY || event.key === null;
}
