/* The shape of catalogues that say something about each code of the service. */
import type { Problem } from "../types";

/** The members of a union of codes that have code `C`. */
type Of<U extends { code: string }, C> = U extends unknown
  ? C extends U["code"]
    ? U
    : never
  : never;

/** One sentence per code. */
export type Catalogue<U extends { code: string }> = { [C in U["code"]]: (of: Of<U, C>) => string };

/** Codes of errors that an agent may meet (`handoff/domain/errors.py`). */
type ProblemCode =
  | "not_found"
  | "not_allowed"
  | "not_signed_in"
  | "invalid"
  | "conflict"
  | "illegal_move"
  | "stale_epoch"
  | "already_claimed"
  | "thread_moved_on"
  | "too_many"
  | "unavailable"
  | "bot_down"
  | "bot_slow"
  | "model_changed"
  | "error";

export type Problems = Record<ProblemCode, (of: Told) => string>;

/** An error as routes and sockets tell of it; a socket has no details. */
export interface Told {
  code: string;
  /** The service's own sentence, in English. */
  message: string;
  details?: Partial<Problem["details"]>;
}
