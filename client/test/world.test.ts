/** Nothing is lost, doubled or reordered, and every tab ends with what the service has. */
import { describe, expect, test } from "vitest";
import { draws } from "./fakes";
import { calm, World } from "./world";

const ids = (count: number, by = "m") => Array.from({ length: count }, (_, i) => `${by}${i}`);
const MINUTES = 60_000;

function expectAllIsWell(world: World, posted: string[]): void {
  expect(world.stored).toEqual(posted);
  for (const tab of world.tabs) {
    expect(tab.link.phase).toBe("open");
    expect(tab.log.events).toEqual(world.log);
    expect(tab.link.outbox).toEqual([]);
  }
  expect(world.unsentStored).toBe(0);
}

describe("two tabs of one visitor", () => {
  test("send each message once, in the order in which they were written", () => {
    const world = new World(draws(1));
    const [one, two] = [world.open(), world.open()];
    world.clock.advance(100);
    for (const id of ids(20)) world.say(world.draw(2) ? one : two, id);
    world.clock.advance(1_000);
    expectAllIsWell(world, ids(20));
    expect([...world.received.values()].every((times) => times === 1)).toBe(true);
  });

  test("send what was written without a connection once both are back, each message once", () => {
    const world = new World(draws(2));
    const [one, two] = [world.open(), world.open()];
    world.clock.advance(100);
    world.up = false;
    world.cut(1006);
    for (const [i, id] of ids(20).entries()) world.say(i % 2 ? one : two, id);
    expect(world.stored).toEqual([]);
    world.up = true;
    world.clock.advance(MINUTES);
    expectAllIsWell(world, ids(20));
    expect([...world.received.values()].every((times) => times === 1)).toBe(true);
  });

  test("without the lock they would send the same message twice", () => {
    const world = new World(draws(2), { lock: false });
    const [one] = [world.open(), world.open()];
    world.up = false;
    world.say(one!, "m0");
    world.up = true;
    world.clock.advance(MINUTES);
    expect(world.received.get("m0")).toBe(2);
  });

  test("a tab that is open sends what the other one wrote and could not send", () => {
    const world = new World(draws(3));
    const one = world.open();
    world.clock.advance(100);
    one.link.stop();
    world.say(one, "m0");
    const two = world.open();
    world.clock.advance(1_000);
    expect(world.stored).toEqual(["m0"]);
    expect(two.link.outbox).toEqual([]);
  });

  test("a frozen tab that holds the lock does not keep the other from sending", () => {
    const world = new World(draws(4));
    const [one, two] = [world.open(), world.open()];
    world.clock.advance(100);
    world.say(one, "m0");
    one.frozen = true;
    world.say(two, "m1");
    world.clock.advance(MINUTES);
    expect(world.stored).toEqual(["m0", "m1"]);
    one.thaw();
    world.clock.advance(MINUTES);
    expectAllIsWell(world, ["m0", "m1"]);
  });
});

test("messages written before a reload are sent after it, in order", () => {
  const world = new World(draws(5));
  const tab = world.open();
  world.up = false;
  for (const id of ids(5)) world.say(tab, id);
  world.reload(tab);
  world.up = true;
  world.clock.advance(MINUTES);
  expectAllIsWell(world, ids(5));
});

test("a message that the service cannot take now is not overtaken by the next", () => {
  const world = new World(draws(6));
  const tab = world.open();
  world.clock.advance(100);
  world.weather = { ...calm, busy: 100 };
  for (const id of ids(4)) world.say(tab, id);
  world.clock.advance(5_000);
  expect([...world.received.keys()]).toEqual(["m0"]);
  world.weather = calm;
  world.clock.advance(MINUTES);
  expectAllIsWell(world, ids(4));
});

test("a tail that was not delivered shows with the next event, and is fetched", () => {
  const world = new World(draws(7));
  const tab = world.open();
  world.clock.advance(100);
  world.weather = { ...calm, forget: 100 };
  world.append("other0");
  world.clock.advance(100);
  expect(tab.log.seq).toBe(0);
  world.weather = calm;
  world.append("other1");
  world.clock.advance(MINUTES);
  expectAllIsWell(world, []);
});

test("a service that was set back to older data is followed there", () => {
  const world = new World(draws(8));
  const tab = world.open();
  world.clock.advance(100);
  for (const id of ids(3, "other")) world.append(id);
  world.clock.advance(100);
  expect(tab.log.seq).toBe(3);
  world.log.splice(1);
  world.cut(1006);
  world.clock.advance(MINUTES);
  expect(tab.log.events).toEqual(world.log);
});

test.each(ids(30, ""))("in bad weather number %s everything arrives once and in order", (seed) => {
  const draw = draws(1000 + Number(seed) * 77);
  const world = new World(draw);
  world.weather = { drop: 4, busy: 4, forget: 10, repeat: 20, swap: 50 };
  const tabs = () => world.tabs;
  world.open();
  world.open();
  const posted: string[] = [];
  const awake = () => tabs().filter((tab) => !tab.frozen);
  const misfortunes: (() => void)[] = [
    () => world.cut([1006, 1012, 1013, 1001][draw(4)]!),
    () => ((world.up = false), world.cut(1006)),
    () => void (world.up = true),
    () => void (world.up = true),
    () => world.append(`other${world.log.length}`),
    () => void world.reload(tabs()[draw(tabs().length)]!),
    () => void (awake().length > 1 && (awake()[0]!.frozen = true)),
    () => tabs().forEach((tab) => tab.frozen && tab.thaw()),
    () => awake()[0]!.handlers?.wake(),
    () => awake()[0]!.handlers?.sleep(),
    () => world.clock.advance(draw(30_000)),
    () => world.clock.advance(draw(300)),
  ];
  for (let round = 0; round < 150; round++) {
    if (draw(3) === 0) {
      const id = `m${posted.length}`;
      world.say(awake()[draw(awake().length)]!, id);
      posted.push(id);
    } else misfortunes[draw(misfortunes.length)]!();
    world.clock.advance(draw(50));
  }
  world.weather = calm;
  world.up = true;
  for (const tab of tabs()) {
    tab.thaw();
    for (const { frame, state } of tab.link.outbox) {
      if (state === "failed") tab.link.retry(frame.client_id);
    }
  }
  world.clock.advance(5 * MINUTES);
  world.append("other-last");
  world.clock.advance(5 * MINUTES);
  expect(new Set(world.stored)).toEqual(new Set(posted));
  expectAllIsWell(world, posted);
});
