// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { rest } from "../../src/api/rest";
import { dayOf } from "../../src/reports/days";
import { ReportsPage } from "../../src/reports/page";
import { choose } from "../../src/state/language";
import { report, state } from "../../src/state/reports";
import { report as reported } from "./make";

afterEach(async () => {
  render(null, document.body);
  await choose("en");
});

test("headlines change with the language, as everything else does", async () => {
  vi.spyOn(rest, "report").mockImplementation(() => new Promise(() => {}));
  vi.spyOn(rest, "now").mockImplementation(() => new Promise(() => {}));
  report.value = { span: "day", day: dayOf(new Date()), of: reported({ opened: 3 }) };
  state.value = "shown";
  await act(() => render(<ReportsPage />, document.body));
  const title = () => document.querySelector(".charts h2, .charts h3")?.textContent;
  expect(title()).toContain("Conversations");
  await act(() => choose("de"));
  expect(title()).toContain("Begonnene Gespräche");
});
