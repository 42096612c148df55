import { expect, test } from "vitest";
import { linkIn, withoutLink } from "../src/link";

test.each([
  ["https://shop.test/?baton=a.b", "a.b", "https://shop.test/"],
  ["https://shop.test/help?topic=1&baton=a.b#top", "a.b", "https://shop.test/help?topic=1#top"],
  ["https://shop.test/?baton=", "", "https://shop.test/"],
])("%s holds a link, which can be taken out of it", (address, link, rest) => {
  expect(linkIn(address)).toBe(link);
  expect(withoutLink(address)).toBe(rest);
});

test("an ordinary address holds none", () => {
  expect(linkIn("https://shop.test/?q=baton")).toBeNull();
});
