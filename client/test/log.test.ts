import { expect, test } from "vitest";
import { begin, emptyLog, receive, receiveAll, type Log } from "../src/log";
import { said } from "./fakes";

type Events = Log<ReturnType<typeof said>>;

function receiveEach(pairs: [prev: number, seq: number][]): { log: Events; outcomes: string[] } {
  let log: Events = emptyLog;
  const outcomes = pairs.map(([prev, seq]) => {
    const result = receive(log, said(seq, { prev }));
    log = result.log;
    return result.outcome;
  });
  return { log, outcomes };
}

test("numbers that the audience may not see are no gap", () => {
  const { log, outcomes } = receiveEach([
    [0, 1],
    [1, 4],
    [4, 6],
  ]);
  expect(outcomes).toEqual(["new", "new", "new"]);
  expect(log.events.map((event) => event.seq)).toEqual([1, 4, 6]);
});

test("an event whose predecessor is missing is a gap and changes nothing", () => {
  const { log, outcomes } = receiveEach([
    [0, 1],
    [3, 4],
  ]);
  expect(outcomes).toEqual(["new", "gap"]);
  expect(log.seq).toBe(1);
});

test("a gap is told once; nothing is taken until the stream begins anew", () => {
  const { log, outcomes } = receiveEach([
    [0, 1],
    [2, 3],
    [3, 4],
    [1, 2],
  ]);
  expect(outcomes).toEqual(["new", "gap", "after_gap", "after_gap"]);
  const begun = begin(log, 4).log;
  expect(receive(begun, said(2, { prev: 1 })).outcome).toBe("new");
});

test("a service that knows less than was seen here is followed from the start", () => {
  const { log } = receiveEach([
    [0, 1],
    [1, 2],
  ]);
  expect(begin(log, 2)).toEqual({ log, rewound: false });
  expect(begin(log, 1)).toEqual({ log: emptyLog, rewound: true });
});

test("what was seen before is ignored, in whatever order it comes again", () => {
  const { log, outcomes } = receiveEach([
    [0, 1],
    [1, 2],
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
  expect(outcomes).toEqual(["new", "new", "duplicate", "duplicate", "new"]);
  expect(log.events.map((event) => event.seq)).toEqual([1, 2, 3]);
});

test("any mixture of lost, doubled and replayed events ends in the whole log once", () => {
  const whole = Array.from({ length: 40 }, (_, i) => said(i + 1, { prev: i }));
  let log: Events = emptyLog;
  let draw = 7;
  const random = (bound: number) => (draw = (draw * 48271) % 2147483647) % bound;
  while (log.seq < 40) {
    // The service replays from `since`, loses some on the way and repeats others.
    const replay = whole.slice(Math.max(0, log.seq - random(3)));
    for (const event of replay.filter(() => random(4) > 0)) {
      const result = receive(log, event);
      log = result.log;
      if (result.outcome !== "gap") continue;
      log = begin(log, 40).log;
      break;
    }
  }
  expect(log.events).toEqual(whole);
});

test("many at once are taken as one after the other", () => {
  const pairs: [number, number][] = [
    [0, 1],
    [1, 4],
    [1, 4],
    [4, 5],
    [7, 8],
    [8, 9],
  ];
  const one = receiveEach(pairs);
  const all = receiveAll(
    emptyLog as Events,
    pairs.map(([prev, seq]) => said(seq, { prev })),
  );
  expect(all.log).toEqual(one.log);
  expect(all.fresh.map((event) => event.seq)).toEqual([1, 4, 5]);
  expect(all.gap).toBe(true);
  expect(receiveAll(all.log, [said(9, { prev: 8 })])).toEqual({
    log: all.log,
    fresh: [],
    gap: false,
  });
});
