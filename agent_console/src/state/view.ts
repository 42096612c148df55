/* How the agent likes to see things; kept in this browser. */
import { effect, signal } from "@preact/signals";
import { openStorage } from "@baton/client";

const KEY = "baton:console:judgements";
const storage = openStorage();

export const showJudgements = signal(storage.getItem(KEY) !== "off");

effect(() => storage.setItem(KEY, showJudgements.value ? "on" : "off"));
