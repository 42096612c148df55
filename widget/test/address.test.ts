import { expect, test } from "vitest";
import { isAddress } from "../src/address";

// The same as in tests/domain/test_deliveries.py.
test.each(["jo@example.org", "jo.o'neil+shop@mail.example.co.uk", "jö@müller.example", "j@x-y.io"])(
  "%s is an address",
  (text) => expect(isAddress(text)).toBe(true),
);

test.each([
  "",
  "jo",
  "jo@example",
  "a,b@example.com",
  "a@b..com",
  "a..b@example.com",
  ".a@example.com",
  "a.@example.com",
  "a@.example.com",
  "a@example.com.",
  "a@b@example.com",
  "a b@example.com",
  "Jo <jo@example.com>",
  "a@[127.0.0.1]",
  `${"a.".repeat(160)}a@example.com`,
])("%s is none", (text) => expect(isAddress(text)).toBe(false));
