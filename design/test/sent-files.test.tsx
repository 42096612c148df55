// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SentFiles } from "../src";
import type { FileAddress, SentFile } from "../src/sent-files";

const bill: SentFile = { id: "b", name: "bill.pdf", size: 1200, width: null, height: null };
const photo: SentFile = { id: "p", name: "photo.png", size: 1200, width: 100, height: 50 };
const words = {
  openPicture: (name: string) => `Open ${name}`,
  save: "Save",
  close: "Close",
  gone: "Not available",
  unreachable: "Try again",
};
const address: FileAddress = { url: "/file", thumbnail_url: "/small" };
const get = vi.fn<(id: string) => Promise<FileAddress | "gone" | "unreachable">>();

let place: HTMLElement;
const drawn = () => new Promise((done) => setTimeout(done, 20));
const button = () => place.querySelector<HTMLButtonElement>("button");
async function press() {
  button()!.click();
  await drawn();
}
async function show(file: SentFile) {
  render(<SentFiles files={[file]} links={{ get }} words={words} locale="en" />, place);
  await drawn();
}

beforeEach(() => {
  place = document.body.appendChild(document.createElement("div"));
  get.mockReset();
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
});
afterEach(() => {
  render(null, place);
  place.remove();
});

test("a picture that was not reached can be asked for again, with the same button", async () => {
  get.mockResolvedValueOnce("unreachable").mockResolvedValue(address);
  await show(photo);
  expect(button()!.textContent).toContain("Try again");
  button()!.focus();
  await press();
  expect(place.querySelector("img")!.getAttribute("src")).toBe("/small");
  expect(document.activeElement).toBe(button());
});

test("a document that was not reached can be saved later", async () => {
  get.mockResolvedValueOnce("unreachable").mockResolvedValue(address);
  await show(bill);
  await press();
  expect(button()!.textContent).toContain("Try again");
  await press();
  expect(HTMLAnchorElement.prototype.click).toHaveBeenCalledTimes(1);
  expect(button()!.textContent).toContain("kB");
});

test.each([bill, photo])("what is gone has no button: $name", async (file) => {
  get.mockResolvedValue("gone");
  await show(file);
  if (file === bill) await press();
  expect(button()).toBeNull();
  expect(place.textContent).toBe(`${file.name}Not available`);
});
