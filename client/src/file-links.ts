/** Links to files that were sent, asked for as they are needed: many at once, and anew when old. */
import type { AttachmentLink, AttachmentLinks } from "./wire";

/** The service answers no more at once. */
const MOST_AT_ONCE = 50;
/** Milliseconds; so long before a link expires, it is not given out any more. */
const MARGIN = 60_000;

/** `gone`: there is no such file any more. `unreachable`: nobody could be asked; it may still be there. */
type Found = AttachmentLink | "gone" | "unreachable";

interface Known {
  link: Promise<Found>;
  until: number;
}

type Waiting = (link: Found, until: number) => void;

export class FileLinks {
  readonly #known = new Map<string, Known>();
  #waiting = new Map<string, Waiting>();

  readonly #ask: (ids: string[]) => Promise<AttachmentLinks>;

  constructor(ask: (ids: string[]) => Promise<AttachmentLinks>) {
    this.#ask = ask;
  }

  get(id: string): Promise<Found> {
    const known = this.#known.get(id);
    if (known && Date.now() < known.until) return known.link;
    const made: Known = { until: Infinity, link: Promise.resolve("unreachable") };
    made.link = new Promise((resolve) => {
      if (this.#waiting.size === 0) setTimeout(() => void this.#askForAll());
      this.#waiting.set(id, (link, until) => {
        made.until = until;
        resolve(link);
      });
    });
    this.#known.set(id, made);
    return made.link;
  }

  async #askForAll(): Promise<void> {
    const waiting = [...this.#waiting];
    this.#waiting = new Map();
    for (let start = 0; start < waiting.length; start += MOST_AT_ONCE) {
      const some = waiting.slice(start, start + MOST_AT_ONCE);
      const answer = await this.#ask(some.map(([id]) => id)).catch(() => null);
      const until = answer ? Date.parse(answer.expires_at) - MARGIN : 0;
      for (const [id, tell] of some) {
        const link = answer?.links.find((one) => one.id === id);
        tell(link ?? (answer ? "gone" : "unreachable"), until);
      }
    }
  }
}
