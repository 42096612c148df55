/* How the agent likes to see things; kept in this browser. */
import { effect, signal } from "@preact/signals";
import { openShelf } from "@baton/client";

const KEY = "baton:console:judgements";
const shelf = openShelf();

export const showJudgements = signal(shelf.getItem(KEY) !== "off");

effect(() => shelf.setItem(KEY, showJudgements.value ? "on" : "off"));
