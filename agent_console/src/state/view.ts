/* How the agent likes to see things, kept in this browser, and how much room there is. */
import { effect, signal } from "@preact/signals";
import { openStorage } from "@baton/client";

const KEY = "baton:console:judgements";
const storage = openStorage();

export const showJudgements = signal(storage.getItem(KEY) !== "off");

effect(() => storage.setItem(KEY, showJudgements.value ? "on" : "off"));

/** One pane at a time, as on a phone; the style sheets use the same width. */
const oneAtATime = matchMedia("(max-width: 760px)");
export const narrow = signal(oneAtATime.matches);

oneAtATime.addEventListener("change", () => (narrow.value = oneAtATime.matches));
