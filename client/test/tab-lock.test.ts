import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { exclusively, tabLock, PATIENCE_MS } from "../src/tab-lock";

interface Request {
  options: LockOptions;
  callback: () => Promise<unknown> | undefined;
  fail: (error: unknown) => void;
}

/** One lock as the browser keeps it: first come first served, can be stolen. */
class Locks {
  holder: Request | null = null;
  waiting: Request[] = [];

  request(_name: string, ...rest: unknown[]): Promise<unknown> {
    const callback = rest.pop() as Request["callback"];
    const options = (rest.pop() ?? {}) as LockOptions;
    return new Promise((resolve, reject) => {
      const request: Request = { options, callback, fail: reject };
      const run = () => {
        this.holder = request;
        void Promise.resolve(callback())
          .then(resolve)
          .then(() => this.holder === request && this.#next());
      };
      if (options.steal) {
        this.holder?.fail(new DOMException("stolen", "AbortError"));
        return run();
      }
      options.signal?.addEventListener("abort", () => {
        this.waiting = this.waiting.filter((one) => one !== request);
        if (this.holder !== request) reject(new DOMException("aborted", "AbortError"));
      });
      request.callback = (() => run()) as never;
      this.waiting.push(request);
      if (!this.holder) this.#next();
    });
  }
  #next(): void {
    this.holder = null;
    (this.waiting.shift()?.callback as (() => void) | undefined)?.();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("navigator", { locks: new Locks() });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = () => vi.advanceTimersByTimeAsync(0);

function ask(told: string[], who: string): () => void {
  return tabLock("box")(
    () => told.push(`${who} has it`),
    () => told.push(`${who} lost it`),
  );
}

test("the second waits until the first has left", async () => {
  const told: string[] = [];
  const leave = ask(told, "one");
  ask(told, "two");
  await settle();
  expect(told).toEqual(["one has it"]);
  leave();
  await settle();
  expect(told).toEqual(["one has it", "two has it"]);
});

test("who leaves the line is not called", async () => {
  const told: string[] = [];
  const leave = ask(told, "one");
  ask(told, "two")();
  leave();
  await settle();
  expect(told).toEqual(["one has it"]);
});

test("a lock held for too long is stolen, and its holder is told", async () => {
  const told: string[] = [];
  ask(told, "one");
  ask(told, "two");
  await vi.advanceTimersByTimeAsync(PATIENCE_MS);
  expect(told).toEqual(["one has it", "two has it", "one lost it"]);
});

test("who left in good order is not told of what happens afterwards", async () => {
  const told: string[] = [];
  const leave = ask(told, "one");
  await settle();
  leave();
  await settle();
  ask(told, "two");
  await vi.advanceTimersByTimeAsync(PATIENCE_MS * 3);
  expect(told).toEqual(["one has it", "two has it"]);
});

test("without Web Locks everybody may always send", async () => {
  vi.stubGlobal("navigator", {});
  const told: string[] = [];
  ask(told, "one");
  ask(told, "two");
  expect(told).toEqual(["one has it", "two has it"]);
  expect(await exclusively("box", async () => 7)).toBe(7);
});
