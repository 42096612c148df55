import { describe, expect, test } from "vitest";
import { BASE_MS, CAP_MS, delay } from "../src/backoff";
import * as connection from "../src/connection";
import { closed, deadline, step, type Connection, type Input } from "../src/connection";

function run(inputs: [Input, number][], random = 0.5): { state: Connection; effects: string[] } {
  let state = closed;
  const effects: string[] = [];
  for (const [input, now] of inputs) {
    const result = step(state, input, now, random);
    state = result.state;
    effects.push(...result.effects);
  }
  return { state, effects };
}

const opened: [Input, number][] = [
  ["start", 0],
  ["opened", 10],
  ["welcomed", 20],
];

describe("backoff", () => {
  test("the bound doubles with every failure and is capped", () => {
    expect(delay(0, 1)).toBe(BASE_MS);
    expect(delay(3, 1)).toBe(8 * BASE_MS);
    expect(delay(50, 1)).toBe(CAP_MS);
  });

  test("the jitter is full: from nothing to the bound", () => {
    expect(delay(4, 0)).toBe(0);
    expect(delay(4, 0.25)).toBe(4 * BASE_MS);
  });
});

describe("connecting", () => {
  test("says hello when the socket opens and is open once welcomed", () => {
    const { state, effects } = run(opened);
    expect(effects).toEqual(["connect", "hello"]);
    expect(state.phase).toBe("open");
  });

  test("a service that accepts but never welcomes is given up", () => {
    const { state, effects } = run([
      ["start", 0],
      ["opened", 10],
      ["due", connection.WELCOME_WITHIN],
    ]);
    expect(effects).toEqual(["connect", "hello", "drop"]);
    expect(state.phase).toBe("waiting");
  });

  test("failures in a row wait longer and longer", () => {
    let state = step(closed, "start", 0, 1).state;
    const waits: number[] = [];
    for (let failure = 0; failure < 8; failure++) {
      state = step(state, "lost", 0, 1).state;
      waits.push(state.retryAt!);
      state = step(state, "due", state.retryAt!, 1).state;
      state = { ...state, since: 0 };
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  });

  test("nothing happens before the deadline", () => {
    const waiting = run([
      ["start", 0],
      ["lost", 0],
    ]).state;
    expect(step(waiting, "due", deadline(waiting)! - 1, 0).effects).toEqual([]);
    expect(step(waiting, "due", deadline(waiting)!, 0).effects).toEqual(["connect"]);
  });

  test("a connection that broke as soon as it was welcomed counts as one more failure", () => {
    const broken = run([
      ...opened,
      ["lost", 30],
      ["due", 1e6],
      ["opened", 1e6],
      ["welcomed", 1e6],
      ["lost", 1e6 + 10],
    ]);
    expect(broken.state.attempt).toBe(2);
  });

  test("a connection that lived makes the next failure a first one", () => {
    const { state } = run([
      ["start", 0],
      ["lost", 0],
      ["due", 1e6],
      ["welcomed", 1e6],
      ["lost", 2e6],
    ]);
    expect(state.attempt).toBe(1);
  });
});

describe("heartbeat", () => {
  const silence = 20 + connection.PING_AFTER;

  test("a quiet connection is pinged, and dropped when no answer comes", () => {
    const { state, effects } = run([
      ...opened,
      ["due", silence],
      ["due", silence + connection.PONG_WITHIN],
    ]);
    expect(effects.slice(2)).toEqual(["ping", "drop"]);
    expect(state.phase).toBe("waiting");
  });

  test("anything that arrives proves the connection alive", () => {
    const { state, effects } = run([
      ...opened,
      ["due", silence],
      ["heard", silence + 5],
      ["due", silence + connection.PONG_WITHIN],
    ]);
    expect(effects.slice(2)).toEqual(["ping"]);
    expect(deadline(state)).toBe(silence + 5 + connection.PING_AFTER);
  });
});

describe("waking up", () => {
  test("a waiting link connects at once", () => {
    const { effects } = run(
      [
        ["start", 0],
        ["lost", 0],
        ["wake", 2000],
      ],
      1,
    );
    expect(effects).toEqual(["connect", "connect"]);
  });

  test("a burst of wake-ups does not become a burst of connections", () => {
    const { effects } = run(
      [
        ["start", 0],
        ["lost", 0],
        ["wake", 1],
        ["wake", 2],
        ["wake", 3],
      ],
      1,
    );
    expect(effects).toEqual(["connect"]);
  });

  test("an open link is probed, since the network may have died meanwhile", () => {
    expect(run([...opened, ["wake", 60_000]]).effects.at(-1)).toBe("ping");
  });

  test("a stopped link stays closed", () => {
    const { state, effects } = run([...opened, ["stop", 30], ["wake", 9e6], ["lost", 9e6]]);
    expect(effects.at(-1)).toBe("drop");
    expect(state.phase).toBe("closed");
    expect(deadline(state)).toBeNull();
  });
});
