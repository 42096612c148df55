/* Where a customer is, it may be another hour, and another day. */
import { expect, test } from "vitest";
import { timeThere } from "../src/lib/time";

const NOON_UTC = Date.UTC(2026, 10, 29, 12, 0);

test("the local time names the place and, where it is another one, the day", () => {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  expect(timeThere(here, NOON_UTC)).not.toMatch(/day /);
  expect(timeThere("America/Argentina/Buenos_Aires", NOON_UTC)).toMatch(
    /0?9:00.* in Buenos Aires$/,
  );
  const far = [timeThere("Pacific/Kiritimati", NOON_UTC), timeThere("Pacific/Pago_Pago", NOON_UTC)];
  expect(far.some((there) => /day /.test(there ?? ""))).toBe(true);
});

test("a zone that the browser does not know is left out", () => {
  expect(timeThere("Middle/Earth", NOON_UTC)).toBeNull();
});
