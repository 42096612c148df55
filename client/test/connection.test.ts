import { describe, expect, test } from "vitest";
import {
  BASE_MS,
  CAP_MS,
  delay,
  pause,
  RELIEF_MS,
  SHORTEST_CAP_MS,
  SPREAD_MS,
} from "../src/backoff";
import * as connection from "../src/connection";
import {
  closed,
  deadline,
  ending,
  step,
  type Connection,
  type Effect,
  type Input,
} from "../src/connection";
import { draws } from "./fakes";

function run(inputs: [Input, number][], random = 0.5): { state: Connection; effects: Effect[] } {
  let state = closed;
  const effects: Effect[] = [];
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
    expect(delay(0, 1e9, 1)).toBe(BASE_MS);
    expect(delay(3, 1e9, 1)).toBe(8 * BASE_MS);
    expect(delay(50, 1e9, 1)).toBe(CAP_MS);
  });

  test("the jitter is full: from nothing to the bound", () => {
    expect(delay(4, 1e9, 0)).toBe(0);
    expect(delay(4, 1e9, 0.25)).toBe(4 * BASE_MS);
  });

  test("after a short outage nobody waits long, however many attempts have failed", () => {
    expect(delay(20, 3_000, 1)).toBe(SHORTEST_CAP_MS);
    expect(delay(20, 12_000, 1)).toBe(3_000);
  });

  test("a restart spreads those who come back; who meets it twice backs off", () => {
    expect([0, 0.5, 1].map((random) => pause("restarting", 0, 0, random))).toEqual([
      0,
      SPREAD_MS / 2,
      SPREAD_MS,
    ]);
    expect(pause("restarting", 1, 0, 1)).toBe(delay(1, 0, 1));
  });

  test("an overloaded service is left alone for a while", () => {
    expect(pause("overloaded", 0, 0, 0)).toBe(RELIEF_MS);
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
    let now = 0;
    for (let failure = 0; failure < 8; failure++) {
      now += 60_000;
      state = step(state, "lost", now, 1).state;
      waits.push(state.retryAt - now);
      now = state.retryAt;
      state = step(state, "due", now, 1).state;
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  });

  test("nothing happens before the deadline", () => {
    const waiting = run([
      ["start", 0],
      ["lost", 0],
    ]).state;
    expect(step(waiting, "due", deadline(waiting) - 1, 0).effects).toEqual([]);
    expect(step(waiting, "due", deadline(waiting), 0).effects).toEqual(["connect"]);
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
    expect(broken.state.failures).toBe(2);
    expect(broken.state.downSince).toBe(0);
  });

  test("a connection that lived makes the next failure a first one", () => {
    const { state } = run([
      ["start", 0],
      ["lost", 0],
      ["due", 1e6],
      ["welcomed", 1e6],
      ["lost", 2e6],
    ]);
    expect(state.failures).toBe(1);
    expect(state.downSince).toBe(2e6);
  });
});

describe("the end that the service gave", () => {
  test.each([
    [1001, "restarting"],
    [1012, "restarting"],
    [1013, "overloaded"],
    [1008, "refused"],
    [1000, "lost"],
    [1006, "lost"],
    [undefined, "lost"],
  ])("close code %s means %s", (code, means) => {
    expect(ending(code)).toBe(means);
  });

  test("a refusal ends all trying: no deadline, no waking up", () => {
    const { state, effects } = run([...opened, ["refused", 30], ["due", 9e6], ["wake", 9e6]]);
    expect(state.phase).toBe("refused");
    expect(deadline(state)).toBe(Infinity);
    expect(effects.slice(2)).toEqual(["drop"]);
  });

  test("only a new start leads out of a refusal, with no failures on its record", () => {
    const { state, effects } = run([
      ["start", 0],
      ["lost", 5],
      ["due", 1e6],
      ["refused", 1e6],
      ["start", 2e6],
    ]);
    expect(effects.at(-1)).toBe("connect");
    expect([state.phase, state.failures]).toEqual(["connecting", 0]);
  });
});

describe("heartbeat", () => {
  const silence = 20 + connection.PING_AFTER;

  test("a quiet connection is pinged, and dropped when no answer comes", () => {
    const { state, effects } = run([
      ...opened,
      ["due", silence],
      ["due", silence + connection.ANSWER_WITHIN],
    ]);
    expect(effects.slice(2)).toEqual(["ping", "drop"]);
    expect(state.phase).toBe("waiting");
  });

  test("anything that arrives proves the connection alive", () => {
    const { state, effects } = run([
      ...opened,
      ["due", silence],
      ["heard", silence + 5],
      ["due", silence + connection.ANSWER_WITHIN],
    ]);
    expect(effects.slice(2)).toEqual(["ping"]);
    expect(deadline(state)).toBe(silence + 5 + connection.PING_AFTER);
  });

  test("a message that is not answered gives a dead connection away without a ping", () => {
    const { effects } = run([
      ...opened,
      ["asked", 1_000],
      ["asked", 5_000],
      ["due", 1_000 + connection.ANSWER_WITHIN],
    ]);
    expect(effects.slice(2)).toEqual(["drop"]);
  });

  test("a deadline that was slept through asks again before it gives up", () => {
    const late = silence + connection.ANSWER_WITHIN + connection.LATE_AFTER + 1;
    const { effects, state } = run([
      ...opened,
      ["due", silence],
      ["due", late],
      ["due", late + connection.ANSWER_WITHIN_AWAKE],
    ]);
    expect(effects.slice(2)).toEqual(["ping", "ping", "drop"]);
    expect(state.phase).toBe("waiting");
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

  test("a burst of wake-ups becomes one connection, and a soon one", () => {
    const { state, effects } = run(
      [
        ["start", 0],
        ...(Array.from({ length: 9 }, () => [
          ["lost", 50_000],
          ["due", 90_000],
        ]).flat() as [Input, number][]),
        ["lost", 99_000],
        ["wake", 99_001],
        ["wake", 99_002],
      ],
      1,
    );
    expect(effects.at(-1)).toBe("connect");
    expect(state.retryAt).toBe(99_000 + connection.WAKE_EVERY);
  });

  test("an open link is probed, and has little time to prove itself", () => {
    const { state, effects } = run([...opened, ["wake", 15_000]]);
    expect(effects.at(-1)).toBe("ping");
    expect(deadline(state)).toBe(15_000 + connection.ANSWER_WITHIN_AWAKE);
  });

  test("an attempt from before the sleep is made anew", () => {
    const { effects } = run([
      ["start", 0],
      ["wake", connection.STALE_AFTER],
    ]);
    expect(effects).toEqual(["connect", "drop", "connect"]);
  });

  test("a page that was put away has no socket and comes back when it is taken out", () => {
    const away = run([...opened, ["sleep", 30]]);
    expect(away.effects.at(-1)).toBe("drop");
    expect(deadline(away.state)).toBe(Infinity);
    expect(step(away.state, "wake", 31, 0).effects).toEqual(["connect"]);
  });

  test("a stopped link stays closed", () => {
    const { state, effects } = run([...opened, ["stop", 30], ["wake", 9e6], ["lost", 9e6]]);
    expect(effects.at(-1)).toBe("drop");
    expect(state.phase).toBe("closed");
    expect(deadline(state)).toBe(Infinity);
  });
});

test("whatever happens in whatever order, there is one socket at most and always a way on", () => {
  const inputs: Input[] = [
    ...([
      "start",
      "stop",
      "opened",
      "welcomed",
      "refused",
      "asked",
      "heard",
      "due",
      "wake",
    ] as const),
    ...(["sleep", "lost", "restarting", "overloaded", "reconnect"] as const),
  ];
  const draw = draws(11);
  let state = closed;
  let sockets = 0;
  let now = 0;
  for (let round = 0; round < 5_000; round++) {
    const input = inputs[draw(inputs.length)]!;
    // Time passes, up to the deadline and, when the machine sleeps, far past it.
    now += [0, 1, 500, 5_000, 60_000][draw(5)]!;
    const before = state;
    const result = step(state, input, now, draw(1000) / 1000);
    state = result.state;
    const closes = ["lost", "restarting", "overloaded"].includes(input);
    if (closes && sockets === 1 && !result.effects.length) sockets = 0;
    for (const effect of result.effects) {
      if (effect === "connect") sockets += 1;
      if (effect === "drop") sockets -= 1;
      if (effect === "hello" || effect === "ping") expect(sockets).toBe(1);
    }
    const wants = state.phase === "connecting" || state.phase === "open";
    expect(sockets, `${before.phase} ${input} ${state.phase}`).toBe(wants ? 1 : 0);
    const rests = ["closed", "refused"].includes(state.phase) || state.retryAt === Infinity;
    if (state.phase === "waiting" && !rests) expect(state.retryAt - now).toBeLessThan(CAP_MS * 2);
    if (wants) expect(deadline(state)).toBeLessThan(Infinity);
    // Left alone, a link that is to be open connects, or pings what it has.
    if (wants || (state.phase === "waiting" && !rests)) {
      const later = step(state, "due", deadline(state), 0);
      expect(later.state).not.toEqual(state);
    }
  }
});
