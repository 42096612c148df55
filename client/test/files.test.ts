import { beforeEach, expect, test, vi } from "vitest";
import { FileTray, MAX_FILE_BYTES, MOST_FILES } from "../src/files";
import { Refusal } from "../src/options";
import type { Attachment } from "../src/wire";

const png = (name: string, size = 3) =>
  new File([new Uint8Array(size)], name, { type: "image/png" });
const stored = (name: string): Attachment => ({
  id: `id of ${name}`,
  name,
  type: "image/png",
  size: 3,
  width: 1,
  height: 1,
});

interface Call {
  name: string;
  progress: (part: number) => void;
  signal: AbortSignal;
  succeed: () => void;
  fail: (error: unknown) => void;
}

let calls: Call[];
let released: string[];

beforeEach(() => {
  calls = [];
  released = [];
  let made = 0;
  vi.stubGlobal("URL", {
    createObjectURL: () => `blob:${++made}`,
    revokeObjectURL: (url: string) => released.push(url),
  });
});

function makeTray() {
  const drawn: string[] = [];
  const tray: FileTray = new FileTray(
    (file, progress, signal) =>
      new Promise((resolve, reject) =>
        calls.push({
          name: file.name,
          progress,
          signal,
          succeed: () => resolve(stored(file.name)),
          fail: reject,
        }),
      ),
    () => drawn.push(tray.files.map(({ name, state }) => `${name} ${state}`).join(", ")),
  );
  return { tray, drawn };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("files are uploaded one after the other, and leave together in their order", async () => {
  const { tray } = makeTray();
  tray.add([png("a.png"), png("b.png")]);
  expect(calls.map(({ name }) => name)).toEqual(["a.png"]);
  calls[0]!.progress(0.5);
  expect(tray.files.map(({ progress }) => progress)).toEqual([0.5, 0]);
  calls[0]!.succeed();
  await settled();
  expect(calls.map(({ name }) => name)).toEqual(["a.png", "b.png"]);
  expect(tray.isReady).toBe(false);
  calls[1]!.succeed();
  await settled();
  expect(tray.isReady).toBe(true);
  expect(tray.take().map(({ id }) => id)).toEqual(["id of a.png", "id of b.png"]);
  expect(tray.files).toEqual([]);
  expect(released).toEqual(["blob:1", "blob:2"]);
});

test.each([
  [new Refusal("file_too_large", ""), "too_large"],
  [new Refusal("file_type_refused", ""), "type"],
  [new Refusal("file_damaged", ""), "damaged"],
  [new Refusal("too_many", ""), "too_many"],
  [new Refusal("unavailable", ""), "unavailable"],
  [new Refusal("error", ""), "failed"],
  [new Error("not reached"), "offline"],
])("what went wrong is kept with the file: %s", async (error, problem) => {
  const { tray } = makeTray();
  tray.add([png("a.png"), png("b.png")]);
  calls[0]!.fail(error);
  await settled();
  expect(tray.files.map((file) => file.problem)).toEqual([problem, null]);
  calls[1]!.succeed();
  await settled();
  expect(tray.isReady).toBe(false);
  tray.remove(tray.files[0]!.key);
  expect(tray.isReady).toBe(true);
});

test("what was not sent for want of a connection goes when there is one; a refusal stays", async () => {
  const { tray } = makeTray();
  tray.add([png("a.png"), png("b.png")]);
  calls[0]!.fail(new Error("not reached"));
  await settled();
  calls[1]!.fail(new Refusal("file_damaged", ""));
  await settled();
  tray.retry();
  expect(calls.map(({ name }) => name)).toEqual(["a.png", "b.png", "a.png"]);
  calls[2]!.succeed();
  await settled();
  expect(tray.files.map(({ state }) => state)).toEqual(["ready", "failed"]);
});

test("what is too large or no picture is not even sent", () => {
  const { tray } = makeTray();
  tray.add([
    png("huge.png", MAX_FILE_BYTES + 1),
    new File(["<svg/>"], "a.svg", { type: "image/svg+xml" }),
  ]);
  expect(calls).toEqual([]);
  expect(tray.files.map(({ problem }) => problem)).toEqual(["too_large", "type"]);
});

test("more than go with one message are left out, and that is said", () => {
  const { tray } = makeTray();
  tray.add(Array.from({ length: MOST_FILES + 2 }, (_, i) => png(`${i}.png`)));
  expect(tray.files).toHaveLength(MOST_FILES);
  expect(tray.isOverfull).toBe(true);
  tray.remove(tray.files[0]!.key);
  expect(tray.isOverfull).toBe(false);
});

test("a removed file is not sent on, and does not come back when its upload ends", async () => {
  const { tray } = makeTray();
  tray.add([png("a.png")]);
  tray.remove(tray.files[0]!.key);
  expect(calls[0]!.signal.aborted).toBe(true);
  calls[0]!.succeed();
  await settled();
  expect(tray.files).toEqual([]);
});

test("files of a reply that was held come back, ready", () => {
  const { tray } = makeTray();
  tray.restore([stored("a.png")]);
  expect(tray.isReady).toBe(true);
  expect(tray.take()).toEqual([stored("a.png")]);
});

test("what was cleared can be put back; only what was not there yet is uploaded again", async () => {
  const { tray } = makeTray();
  tray.add([png("a.png"), png("b.png")]);
  calls[0]!.succeed();
  await settled();
  const { chosen } = tray;
  tray.clear();
  tray.restore(chosen);
  calls[1]!.fail(new Error("stopped"));
  await settled();
  calls[2]!.succeed();
  await settled();
  expect(calls.map(({ name }) => name)).toEqual(["a.png", "b.png", "b.png"]);
  expect(tray.take().map(({ id }) => id)).toEqual(["id of a.png", "id of b.png"]);
});
