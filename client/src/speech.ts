/** Whose words an event brings into the thread. Pure. */
import type { AnyEvent } from "./wire";

export type Speaker = "customer" | "bot" | "agent";

const SPEAKERS: Partial<Record<AnyEvent["kind"], Speaker>> = {
  customer_said: "customer",
  chosen: "customer",
  bot_said: "bot",
  clarify_asked: "bot",
  fallback: "bot",
  agent_said: "agent",
};

/** null: nobody is speaking to or as the customer (a note, a judgement, a change of hands). */
export function speakerOf({ kind }: AnyEvent): Speaker | null {
  return SPEAKERS[kind] ?? null;
}
