/* What went wrong, by the service's codes. Its own sentences are in English and say more. */
import type { Problems } from "../catalogue";

const itself = ({ message }: { message: string }) =>
  message.charAt(0).toUpperCase() + message.slice(1);

const problem: Problems = {
  not_found: itself,
  not_allowed: itself,
  not_signed_in: itself,
  invalid: itself,
  conflict: itself,
  illegal_move: itself,
  stale_epoch: itself,
  already_claimed: itself,
  thread_moved_on: itself,
  too_many: itself,
  unavailable: itself,
  bot_down: itself,
  bot_slow: itself,
  model_changed: itself,
  error: itself,
};

export const problems = { problem };
