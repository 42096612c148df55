import { expect, test } from "vitest";
import page from "../../data/demo_page/index.html?raw";
import orders from "../../data/demo_orders.yml?raw";

test("the orders that the demo page names are in the demo data, with these addresses", () => {
  const rows = [...page.matchAll(/<code>(HG-\d+)<\/code>[^<]*<\/td>\s*<td>\s*<code>([^<]+)</g)];
  expect(rows.length).toBeGreaterThan(2);
  for (const [, number, email] of rows) {
    expect(orders).toMatch(new RegExp(`number: ${number}\\s+email: ${email}\\s`));
  }
});
