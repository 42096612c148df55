/* What went wrong is said by its code; the service's own words are English. */
import { afterEach, expect, test } from "vitest";
import { problemInWords } from "../src/lib/problems";
import { en, speech } from "../src/text";
import { de } from "../src/texts/de";

const taken = { code: "conflict", message: "the name 'refund' is taken", details: {} };

afterEach(() => {
  speech.value = { language: "en", locale: "en", texts: en };
});

test("in English as the service says it", () => {
  expect(problemInWords(taken)).toBe("The name 'refund' is taken");
});

test("in another language by its code, with what it is about", () => {
  speech.value = { language: "de", locale: "de", texts: de };
  const details = { name: "refund" };
  expect(problemInWords({ ...taken, details })).toBe(
    "„refund“ ist schon vergeben. Wählen Sie etwas anderes.",
  );
  const by = { by: "Zoë" };
  expect(problemInWords({ ...taken, details: by })).toMatch(/^Zoë war schneller/);
});

test("where a code says too little, the service's words stand beside it; so does a code not known", () => {
  speech.value = { language: "de", locale: "de", texts: de };
  expect(problemInWords(taken)).toContain("(the name 'refund' is taken)");
  expect(problemInWords({ code: "out_of_ink", message: "no ink" })).toBe("no ink");
});
