import { beforeEach, expect, test, vi } from "vitest";
import { FileLinks } from "../src/file-links";

beforeEach(() => {
  vi.useFakeTimers();
});

function makeLinks(missing: string[] = []) {
  const asked: string[][] = [];
  const links = new FileLinks(async (ids) => {
    asked.push(ids);
    return {
      links: ids
        .filter((id) => !missing.includes(id))
        .map((id) => ({ id, url: `/${id}?${asked.length}`, thumbnail_url: null })),
      expires_at: new Date(Date.now() + 15 * 60_000).toISOString(),
    };
  });
  return { links, asked };
}

test("many are asked for at once, no more than the service answers, and each only once", async () => {
  const { links, asked } = makeLinks();
  const wanted = Array.from({ length: 60 }, (_, i) => links.get(`${i % 55}`));
  await vi.runAllTimersAsync();
  expect(asked.map((ids) => ids.length)).toEqual([50, 5]);
  expect(await wanted[0]).toMatchObject({ url: "/0?1" });
  expect(await wanted[55]).toBe(await wanted[0]);
});

test("a link is asked for anew shortly before it expires", async () => {
  const { links, asked } = makeLinks();
  const first = links.get("a");
  await vi.advanceTimersByTimeAsync(13 * 60_000);
  expect(await links.get("a")).toBe(await first);
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  const second = links.get("a");
  await vi.runAllTimersAsync();
  expect(await second).toMatchObject({ url: "/a?2" });
  expect(asked).toHaveLength(2);
});

test("a file that is gone has no link; without an answer it is asked for again", async () => {
  const { links } = makeLinks(["b"]);
  const gone = links.get("b");
  await vi.runAllTimersAsync();
  expect(await gone).toBe("gone");
  let calls = 0;
  const broken = new FileLinks(() => {
    calls += 1;
    return Promise.reject(new Error("not reached"));
  });
  for (const expected of [1, 2]) {
    const none = broken.get("a");
    await vi.runAllTimersAsync();
    expect(await none).toBe("unreachable");
    expect(calls).toBe(expected);
  }
});
