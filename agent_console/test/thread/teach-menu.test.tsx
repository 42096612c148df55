// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import { log, said } from "../make";

const events = log(said("do you mend jackets?"), said(""), said(" "), said("and zips?"));
vi.mock("../../src/state/thread", () => ({
  log: {
    get value() {
      return { events };
    },
  },
}));
const { TeachMenu } = await import("../../src/thread/teach-menu");

const place = document.body.appendChild(document.createElement("div"));
afterEach(() => render(null, place));

test("only messages in words can be chosen as the question", async () => {
  render(<TeachMenu disabled={false} onTeach={() => undefined} />, place);
  await new Promise((done) => setTimeout(done, 20));
  const shown = [...place.querySelectorAll('[data-testid="teach-question"]')];
  expect(shown).toHaveLength(2);
  expect(shown[0]?.textContent).toContain("and zips?");
  expect(shown[1]?.textContent).toContain("do you mend jackets?");
});
