/* What conversations can have been about. */
import { effect, signal } from "@preact/signals";
import { rest } from "../api/rest";
import type { Topic } from "../types";
import { me } from "./session";

export const topics = signal<readonly Topic[]>([]);

/** Without them a conversation can still be resolved; so nobody is told. */
export async function loadTopics(): Promise<void> {
  const got = await rest.topics().catch(() => null);
  if (got) topics.value = got.items;
}

export const topicInWords = (name: string): string =>
  topics.value.find((topic) => topic.name === name)?.label ?? name;

effect(() => {
  if (me.value) void loadTopics();
});
