/* Small builders of wire objects. */
import type { Event, Fact, InboxItem, Judged, Reason } from "../src/types";

export const ME = "me";

export function item(part: Partial<InboxItem> = {}): InboxItem {
  return {
    id: "0000-3f2a",
    version: 1,
    status: "waiting",
    epoch: 1,
    owner: null,
    priority: 0,
    reasons: [],
    summary: null,
    slots: {},
    mood: null,
    language: null,
    customer_id: "0000-3f2a",
    customer_name: null,
    contact_email: null,
    reach: { way: "live", address: null },
    rank: { tier: 1, counts_from: at(0) },
    last_text: "hello",
    last_from: "customer",
    last_said_by: null,
    team: null,
    waiting_since: at(0),
    snoozed_until: null,
    due: null,
    created_at: at(0),
    updated_at: at(0),
    unanswered: true,
    ...part,
  };
}

/** `minutes` after noon of a day, in local time. */
export const at = (minutes: number): string => new Date(2026, 4, 4, 12, minutes).toISOString();

export function log(...facts: Fact[]): Event[] {
  return facts.map((data, i) => ({
    type: "event",
    conversation_id: "c",
    seq: i + 1,
    prev: i,
    kind: data.kind,
    at: at(i),
    data,
  }));
}

export const said = (text: string): Fact => ({
  kind: "customer_said",
  client_id: text,
  text,
  attachments: [],
  mail: null,
});

export const answered = (text: string): Fact => ({
  kind: "bot_said",
  reply_to: 1,
  messages: [{ text, buttons: [] }],
  language: "en",
  instead_of: null,
  asks: false,
});

export const replied = (text: string, agent = ME): Fact => ({
  kind: "agent_said",
  client_id: text,
  agent_id: agent,
  agent_name: agent,
  text,
  attachments: [],
});

export const escalated = (
  reason: Reason = { code: "negative_tone", value: 0.9, threshold: 0.8 },
): Fact => ({
  kind: "escalated",
  unanswered: false,
  reasons: [reason],
  priority: 1,
  summary: null,
  slots: {},
  anyone_online: true,
});

export function judged(message_seq: number, part: Partial<Judged> = {}): Judged {
  return {
    kind: "judged",
    message_seq,
    decision: "answer",
    ranking: [{ intent: "refund", confidence: 0.8 }],
    unknown: 0.1,
    mood: { negative: 0.1, neutral: 0.8, positive: 0.1 },
    dissatisfaction: null,
    reasons: [],
    model_id: null,
    failed_turn: false,
    ...part,
  } as Judged;
}
