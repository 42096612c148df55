import type { Event } from "../src/generated/wire";

/** A customer's utterance as the service sends it. */
export function said(seq: number, at: { prev?: number; client_id?: string } = {}): Event {
  return {
    type: "event",
    conversation_id: "c1",
    seq,
    prev: at.prev ?? seq - 1,
    kind: "customer_said",
    at: "2030-01-01T00:00:00Z",
    data: { kind: "customer_said", client_id: at.client_id ?? `id-${seq}`, text: `message ${seq}` },
  };
}
