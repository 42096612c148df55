import { expect, test } from "vitest";
import { speakerOf } from "../src/speech";
import { happened, said } from "./fakes";

test("a pressed button is the customer's word, a question asked back the bot's", () => {
  expect(speakerOf(said(1).data)).toBe("customer");
  const pressed = { client_id: "x", clarify_seq: 1, option: null, label: null };
  expect(speakerOf({ kind: "chosen", ...pressed })).toBe("customer");
  expect(speakerOf({ kind: "clarify_asked", reply_to: 1, options: [], language: null })).toBe(
    "bot",
  );
});

test("in a note or a change of hands nobody speaks to the customer", () => {
  const agent = { agent_id: "a", agent_name: "Maya" };
  expect(speakerOf({ kind: "note_added", client_id: "n", ...agent, text: "psst" })).toBeNull();
  expect(speakerOf(happened(1, { kind: "claimed", ...agent }).data)).toBeNull();
});
