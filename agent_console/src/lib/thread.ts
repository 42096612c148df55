/* The log of one conversation folded into what the thread shows. Pure. */
import { speech, t, type Texts } from "../text";
import type { Attachment, Event, Fact, Judged, Mailed, Reason } from "../types";
import { reasonInWords } from "./codes";
import { dayKey, full } from "./time";

interface At {
  seq: number;
  at: string;
  /** The same speaker goes on: no need to say again who and when. */
  follows?: boolean;
}
export interface CustomerEntry extends At {
  kind: "customer";
  text: string;
  files: readonly Attachment[];
  /** Null: written in the chat. */
  mail: Mailed | null;
  judged: Judged | null;
}
export interface BotEntry extends At {
  kind: "bot";
  bubbles: readonly { text: string; buttons: readonly string[] }[];
  /** The bot has no answer, and quotes the customer: their words are no Markdown. */
  quotes?: boolean;
}
export interface ClarifyEntry extends At {
  kind: "clarify";
  options: readonly string[];
  /** Index of the pressed button, null for "none of these", undefined while unanswered. */
  chosen: number | null | undefined;
}
export interface AgentEntry extends At {
  kind: "agent" | "note";
  agentId: string;
  name: string;
  text: string;
  /** None with a note. */
  files: readonly Attachment[];
}
export interface LineEntry extends At {
  kind: "line";
  text: string;
  strong: boolean;
}
/** Fixed words where care is needed, as the customer sees them. */
export interface HelpEntry extends At {
  kind: "help";
  text: string;
  language: string;
  lines: readonly string[];
  closing: string;
}
export interface DayEntry extends At {
  kind: "day";
}
export type Entry =
  CustomerEntry | BotEntry | ClarifyEntry | AgentEntry | LineEntry | HelpEntry | DayEntry;

export function fold(events: readonly Event[]): Entry[] {
  const judgements = new Map<number, Judged>();
  const choices = new Map<number, number | null>();
  for (const { data } of events) {
    if (data.kind === "judged") judgements.set(data.message_seq, data);
    if (data.kind === "chosen") choices.set(data.clarify_seq, data.option);
  }
  const entries: Entry[] = [];
  let day = "";
  for (const event of events) {
    const { entry, dayIn, dayEntry } = made(event, judgements, choices);
    if (!entry) continue;
    if (dayIn !== day) {
      day = dayIn;
      entries.push(dayEntry);
    }
    entries.push(goesOn(entries.at(-1), entry) ? following(entry) : entry);
  }
  return entries;
}

const GOES_ON_WITHIN_MS = 5 * 60_000;

function goesOn(before: Entry | undefined, entry: Entry): boolean {
  const speaker = speakerOf(entry);
  if (!before || speaker === null || speakerOf(before) !== speaker) return false;
  return Date.parse(entry.at) - Date.parse(before.at) < GOES_ON_WITHIN_MS;
}

function speakerOf(entry: Entry): string | null {
  if (entry.kind === "agent" || entry.kind === "note") return `${entry.kind} ${entry.agentId}`;
  if (entry.kind === "clarify") return "bot";
  return entry.kind === "customer" || entry.kind === "bot" ? entry.kind : null;
}

const followers = new WeakMap<Entry, Entry>();

/** The same object for the same entry, as below. */
function following(entry: Entry): Entry {
  const known = followers.get(entry) ?? { ...entry, follows: true };
  followers.set(entry, known);
  return known;
}

interface Made {
  /** The words it is made of. */
  texts: Texts;
  judged: Judged | undefined;
  chosen: number | null | undefined;
  entry: Entry | null;
  dayIn: string;
  dayEntry: DayEntry;
}

const known = new WeakMap<Event, Made>();

/** What has not changed is the same object again, so that only what is new is drawn. */
function made(
  event: Event,
  judgements: ReadonlyMap<number, Judged>,
  choices: ReadonlyMap<number, number | null>,
): Made {
  const { seq, at } = event;
  const before = known.get(event);
  const { texts } = speech.value;
  const now = { texts, judged: judgements.get(seq), chosen: choices.get(seq) };
  if (before && isSame(before, now)) return before;
  const after = {
    ...now,
    entry: entryOf(event, judgements, choices),
    dayIn: before?.dayIn ?? dayKey(at),
    dayEntry: before?.dayEntry ?? { kind: "day" as const, seq, at },
  };
  known.set(event, after);
  return after;
}

type Ground = Pick<Made, "texts" | "judged" | "chosen">;

const isSame = (a: Ground, b: Ground) =>
  a.texts === b.texts && a.judged === b.judged && a.chosen === b.chosen;

function entryOf(
  { seq, at, data }: Event,
  judgements: ReadonlyMap<number, Judged>,
  choices: ReadonlyMap<number, number | null>,
): Entry | null {
  const customer = (
    text: string,
    mail: Mailed | null,
    files: readonly Attachment[],
  ): CustomerEntry => {
    return { kind: "customer", seq, at, text, mail, files, judged: judgements.get(seq) ?? null };
  };
  switch (data.kind) {
    case "customer_said":
      return customer(saidBy(data), data.mail, data.attachments);
    case "chosen":
      return customer(data.label ?? t.thread.noneOfThese, null, []);
    case "bot_said":
      return { kind: "bot", seq, at, bubbles: data.messages };
    case "clarify_asked": {
      const options = data.options.map((option) => option.label);
      return { kind: "clarify", seq, at, options, chosen: choices.get(seq) };
    }
    case "fallback":
      return {
        kind: "bot",
        seq,
        at,
        bubbles: [{ text: t.fallback[data.code](data.about), buttons: [] }],
        quotes: true,
      };
    case "agent_said":
    case "note_added": {
      const { agent_id: agentId, agent_name: name, text } = data;
      if (data.kind === "note_added")
        return { kind: "note", seq, at, agentId, name, text, files: [] };
      return { kind: "agent", seq, at, agentId, name, text, files: data.attachments };
    }
    case "help_offered": {
      const { text, language, closing } = data;
      const lines = data.lines.map((of) => `${of.where}: ${of.name} ${of.call ?? of.open}`);
      return { kind: "help", seq, at, text, language, lines, closing };
    }
    case "judged":
      return null;
    default:
      return { kind: "line", seq, at, text: lineOf(data), strong: CHANGES_HANDS.has(data.kind) };
  }
}

/** Files that came by mail stay in the mailbox: their names are all that there is to be read. */
export function saidBy({ text, mail }: { text: string; mail: Mailed | null }): string {
  return text || (mail?.attachments.join(", ") ?? "");
}

type Quiet = Exclude<
  Fact,
  {
    kind:
      | "customer_said"
      | "chosen"
      | "bot_said"
      | "clarify_asked"
      | "fallback"
      | "agent_said"
      | "note_added"
      | "help_offered"
      | "judged";
  }
>;

/** Changes of hands, and whatever else nobody should overlook. */
const CHANGES_HANDS = new Set<Fact["kind"]>([
  "escalated",
  "raised",
  "claimed",
  "transferred",
  "handed_back",
  "resolved",
  "reopened",
  "delivery_failed",
]);

function lineOf(fact: Quiet): string {
  const by = (name: string | null) => name ?? t.line.someone;
  switch (fact.kind) {
    case "human_requested":
      return fact.via === "did_not_help" ? t.line.notHelped : t.line.requested;
    case "escalated": {
      const reasons = t.line.reasons(fact.reasons.map(reasonInWords));
      const why = byTheMachine(fact) ? t.line.escalated(reasons) : t.line.queuedAgain(reasons);
      return fact.anyone_online ? why : `${why}. ${t.line.nobodyOnline}`;
    }
    case "raised":
      return t.line.raised(t.line.reasons(fact.reasons.map(reasonInWords)));
    case "contact_left":
      return t.line.contact(fact.email);
    case "claimed":
      return fact.given
        ? t.line.given[fact.given](fact.agent_name)
        : t.line.claimed(fact.agent_name);
    case "transferred":
      return t.line.transferred(fact.agent_name, fact.to_agent_name);
    case "routed":
      return t.line.routed(fact.team_name);
    case "handed_back":
      return fact.by === "customer" ? t.line.leftQueue : t.line.handedBack(by(fact.agent_name));
    case "snoozed":
      return t.line.snoozed(full(fact.until));
    case "woken":
      return t.line.woken[fact.cause];
    case "resolved": {
      const outcome = t.line.outcome[fact.outcome];
      return fact.agent_name
        ? t.line.resolved(fact.agent_name, outcome)
        : t.line.resolvedAlone(outcome);
    }
    case "reopened":
      return reopenedLine(fact);
    case "rated":
      return t.line.rated(fact.score, fact.comment);
    case "verdict_given":
      return t.line.verdict[fact.verdict];
    case "delivery_failed":
      return t.line.notDelivered[fact.code](fact.address, fact.detail);
  }
}

function reopenedLine({ to, agent_name }: Extract<Fact, { kind: "reopened" }>): string {
  if (to === "bot") return t.line.reopenedBot;
  if (to === "agent") return t.line.reopenedBy(agent_name ?? t.line.someone);
  return agent_name ? t.line.reopenedQueueBy(agent_name) : t.line.reopenedQueue;
}

/** Reasons for which a conversation goes back to the queue, rather than into it. */
const BACK = new Set<Reason["code"]>(["released", "agent_gone", "holder_away", "to_team"]);

/** Did the bot pass the conversation on? Only then is there something to judge. */
const byTheMachine = (fact: Fact): boolean =>
  fact.kind === "escalated" && !fact.reasons.some((reason) => BACK.has(reason.code));

/** The verdict on the newest escalation by the bot; null when it has none yet. */
export function verdictOf(events: readonly Event[]) {
  for (const { data } of [...events].reverse()) {
    if (data.kind === "verdict_given") return data.verdict;
    if (byTheMachine(data)) return null;
  }
  return null;
}

export const wasEscalated = (events: readonly Event[]): boolean =>
  events.some(({ data }) => byTheMachine(data));
