/* How the agent likes to see things, kept in this browser, and how much room there is. */
import { effect, signal } from "@preact/signals";
import { openStorage } from "@baton/client";

const KEY = "baton:console:guesses";
const storage = openStorage();

/** Off at first: the conversation is what an agent reads; why the bot did what it did is a key
 * away. */
export const showJudgements = signal(storage.getItem(KEY) === "on");

effect(() => storage.setItem(KEY, showJudgements.value ? "on" : "off"));

/** One pane at a time, as on a phone; the style sheets use the same width. */
const oneAtATime = matchMedia("(max-width: 900px)");
export const narrow = signal(oneAtATime.matches);

oneAtATime.addEventListener("change", () => (narrow.value = oneAtATime.matches));
