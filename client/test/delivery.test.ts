import { describe, expect, test } from "vitest";
import * as delivery from "../src/delivery";
import { granted, idle, MOST_REFUSALS, next, PAUSE_MS, type Delivery } from "../src/delivery";

const facts = (pending: string[], more: Partial<delivery.Facts> = {}) => ({
  open: true,
  pending,
  now: 0,
  ...more,
});

/** The state in which frame `id` is on its way. */
function sending(id: string): Delivery {
  const asked = next(idle, facts([id])).state;
  return next(granted(asked), facts([id])).state;
}

describe("one frame at a time", () => {
  test("the lock is asked for, then the oldest frame goes out, then its answer is awaited", () => {
    const asked = next(idle, facts(["a", "b"]));
    expect(asked.act).toBe("lock");
    expect(next(asked.state, facts(["a", "b"])).act).toBeNull();
    const sent = next(granted(asked.state), facts(["a", "b"]));
    expect([sent.act, sent.state.inFlight]).toEqual(["send", "a"]);
    expect(next(sent.state, facts(["a", "b"])).act).toBeNull();
  });

  test("an answer frees the lock for the other tabs", () => {
    const { state, act } = next(sending("a"), facts(["b"]));
    expect(act).toBe("unlock");
    expect(next(state, facts(["b"])).act).toBe("lock");
  });

  test("without a connection or a frame nobody asks, and whoever is in line steps back", () => {
    expect(next(idle, facts([])).act).toBeNull();
    expect(next(idle, facts(["a"], { open: false })).act).toBeNull();
    const asked = next(idle, facts(["a"])).state;
    expect(next(asked, facts(["a"], { open: false })).act).toBe("unlock");
    expect(next(asked, facts([])).act).toBe("unlock");
  });

  test("a lost connection frees the lock; the frame is sent again on the next one", () => {
    const { state, act } = next(sending("a"), facts(["a"], { open: false }));
    expect(act).toBe("unlock");
    const asked = next(state, facts(["a"]));
    expect(asked.act).toBe("lock");
    expect(next(granted(asked.state), facts(["a"])).act).toBe("send");
  });

  test("a lock that was stolen is asked for again", () => {
    expect(next(delivery.lostLock(sending("a")), facts(["a"])).act).toBe("lock");
  });

  test("a lock that is granted after all was given up is not taken", () => {
    expect(granted(idle)).toBe(idle);
  });
});

describe("a service that cannot take a frame just now", () => {
  test("gets it again after a pause that grows", () => {
    const later = delivery.refused(sending("a"), "a", "too_many", 1_000)!;
    expect(later.pausedUntil).toBe(1_000 + PAUSE_MS);
    expect(next({ ...later, lock: "none" }, facts(["a"], { now: 1_500 })).act).toBeNull();
    expect(delivery.resumesAt(later, facts(["a"], { now: 1_500 }))).toBe(2_000);
    expect(next({ ...later, lock: "none" }, facts(["a"], { now: 2_000 })).act).toBe("lock");
    const again = delivery.refused({ ...later, inFlight: "a" }, "a", "too_many", 2_000)!;
    expect(again.pausedUntil).toBe(2_000 + 2 * PAUSE_MS);
  });

  test("is not asked for ever: in the end a person has to decide", () => {
    let state: Delivery | null = sending("a");
    let tries = 0;
    while (state) {
      state = delivery.refused({ ...state, inFlight: "a" }, "a", "unavailable", 0);
      tries += 1;
    }
    expect(tries).toBe(MOST_REFUSALS + 1);
  });

  test("an acknowledgement wipes the record", () => {
    const refused = delivery.refused(sending("a"), "a", "too_many", 0)!;
    expect(delivery.acknowledged(refused).refusals).toBe(0);
  });
});

test("a refusal that will not change is final", () => {
  for (const code of ["invalid", "not_allowed", "stale_epoch", "thread_moved_on", "not_found"]) {
    expect(delivery.refused(sending("a"), "a", code, 0)).toBeNull();
  }
});
