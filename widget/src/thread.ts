/** What the thread shows, derived from the log and the unsent frames; no DOM, no texts. */
import { nameless, type Entry, type Outbox, type PostedOf, type wire } from "@baton/client";
import { withoutRepeats } from "./notices";
import { onlyAsks } from "./questions";

export type Frame = PostedOf<wire.CustomerFrame>;
type Status = wire.CustomerConversation["status"];

export interface Said {
  kind: "said";
  key: string;
  /** null: not stored yet. */
  seq: number | null;
  from: "bot" | "human" | "you";
  /** The agent's. */
  name: string | null;
  text: string;
  files: readonly wire.Attachment[];
  /** "None of these" was chosen; the view has the words. */
  none: boolean;
  /** The bot has no answer and stays; the view has the words. */
  fallback: wire.Fallback | null;
  /** The text's, where it is known. */
  language: string | null;
  /** The visitor wrote it in a mail. */
  mailed: boolean;
  at: string | null;
  state: "sent" | "pending" | "failed";
  clientId: string | null;
  /** Texts that a click sends; only under the newest answer. */
  buttons: readonly string[];
  /** On an answer's last bubble: may the customer say that it did not help, or have they? */
  help: "offer" | "said" | null;
}

export interface Clarify {
  kind: "clarify";
  key: string;
  seq: number;
  at: string;
  options: readonly string[];
  /** The options'; null: not known. */
  language: string | null;
  /** Still to be answered. */
  open: boolean;
}

export interface Notice {
  kind: "notice";
  key: string;
  seq: number;
  fact: wire.CustomerEvent;
  /** A person had the conversation before. */
  again: boolean;
}

/** Fixed words where care is needed; help lines for somebody in danger. */
export interface Help {
  kind: "help";
  key: string;
  seq: number;
  words: wire.HelpOffered;
}

export type Item = Said | Clarify | Notice | Help;

export function items(
  events: readonly wire.CustomerEventFrame[],
  unsent: Outbox<Frame>,
  status: Status | null,
  /** Files of unsent messages, as far as they are known. */
  sentFiles: ReadonlyMap<string, wire.Attachment> = new Map(),
): Item[] {
  const context: Context = {
    pressable: status === "bot" && !unsent.some(isDialogueAct) ? lastDialogueAct(events) : null,
    offersHelp: status === "bot",
    complaints: complaints(events, unsent),
    events,
  };
  const stored = withoutRepeats(events.flatMap((event, index) => fromEvent(event, index, context)));
  const known = new Set(stored.map((item) => item.key));
  return [
    ...stored,
    ...unsent
      .flatMap((entry) => fromEntry(entry, events, sentFiles))
      .filter((i) => !known.has(i.key)),
  ];
}

interface Context {
  /** The event whose buttons may be pressed: the newest dialogue act, when it is the bot's. */
  pressable: number | null;
  offersHelp: boolean;
  /** Answers marked "did not help". */
  complaints: ReadonlySet<number>;
  events: readonly wire.CustomerEventFrame[];
}

function fromEvent(event: wire.CustomerEventFrame, index: number, context: Context): Item[] {
  const { data: fact, seq, at } = event;
  switch (fact.kind) {
    case "customer_said":
      return [
        mine(fact.client_id, fact.text || (fact.mail?.attachments.join(", ") ?? ""), {
          seq,
          at,
          files: fact.attachments,
          mailed: fact.mail !== null,
        }),
      ];
    case "chosen":
      return [mine(fact.client_id, fact.label ?? "", { seq, at, none: fact.option === null })];
    case "agent_said":
      return [
        said({
          key: `${seq}`,
          seq,
          at,
          from: "human",
          name: fact.agent_name,
          text: fact.text,
          files: fact.attachments,
        }),
      ];
    case "bot_said":
      return answer(fact, seq, at, context);
    case "clarify_asked":
      return [
        {
          kind: "clarify",
          key: `${seq}`,
          seq,
          at,
          options: fact.options.map((option) => option.label),
          language: fact.language,
          open: context.pressable === seq,
        },
      ];
    case "fallback":
      return [
        said({
          key: `${seq}`,
          seq,
          at,
          from: "bot",
          text: "",
          fallback: fact,
          language: fact.language,
        }),
      ];
    case "help_offered":
      return [{ kind: "help", key: `${seq}`, seq, words: fact }];
    case "rated":
      return [];
    default:
      return [{ kind: "notice", key: `${seq}`, seq, fact, again: wasHuman(context.events, index) }];
  }
}

function answer(fact: wire.BotSaid, seq: number, at: string, context: Context): Item[] {
  const last = fact.messages.length - 1;
  const mayComplain = context.offersHelp && !onlyAsks(fact);
  const help = context.complaints.has(seq) ? "said" : mayComplain ? "offer" : null;
  return fact.messages.map((message, index) =>
    said({
      key: `${seq}.${index}`,
      seq,
      at,
      from: "bot",
      text: message.text,
      language: index === 0 && fact.instead_of ? fact.instead_of : fact.language,
      buttons: context.pressable === seq ? message.buttons : [],
      help: index === last ? help : null,
    }),
  );
}

function fromEntry(
  entry: Entry<Frame>,
  events: readonly wire.CustomerEventFrame[],
  sentFiles: ReadonlyMap<string, wire.Attachment>,
): Said[] {
  const { frame } = entry;
  const state = entry.state === "stored" ? "sent" : entry.state;
  if (frame.type === "say") {
    const files = (frame.attachments ?? []).map((id) => sentFiles.get(id) ?? nameless(id));
    return [mine(frame.client_id, frame.text, { state, files })];
  }
  if (frame.type !== "choose") return [];
  const label = optionLabel(events, frame.clarify_seq, frame.option);
  return [mine(frame.client_id, label, { state, none: frame.option === null })];
}

function mine(clientId: string, text: string, more: Partial<Said>): Said {
  return said({ key: clientId, clientId, from: "you", text, ...more });
}

function said(given: Pick<Said, "key" | "from" | "text"> & Partial<Said>): Said {
  return {
    kind: "said",
    seq: null,
    name: null,
    files: [],
    none: false,
    fallback: null,
    language: null,
    mailed: false,
    at: null,
    state: "sent",
    clientId: null,
    buttons: [],
    help: null,
    ...given,
  };
}

function isDialogueAct({ frame, state }: Entry<Frame>): boolean {
  return (
    state !== "failed" &&
    (frame.type === "say" || frame.type === "choose" || frame.type === "request_human")
  );
}

/** After these, buttons of earlier answers are stale. */
const DIALOGUE_ACTS = new Set<wire.CustomerEvent["kind"]>([
  "customer_said",
  "chosen",
  "bot_said",
  "clarify_asked",
  "fallback",
  "agent_said",
  "human_requested",
]);

function lastDialogueAct(events: readonly wire.CustomerEventFrame[]): number | null {
  return events.findLast((event) => DIALOGUE_ACTS.has(event.data.kind))?.seq ?? null;
}

function complaints(
  events: readonly wire.CustomerEventFrame[],
  unsent: Outbox<Frame>,
): Set<number> {
  const about = [
    ...events.map(({ data }) => (data.kind === "human_requested" ? data.about_seq : null)),
    ...unsent.map(({ frame }) =>
      frame.type === "request_human" ? (frame.about_seq ?? null) : null,
    ),
  ];
  return new Set(about.filter((seq) => seq !== null));
}

function optionLabel(
  events: readonly wire.CustomerEventFrame[],
  seq: number,
  option: number | null,
): string {
  const asked = events.find((event) => event.seq === seq)?.data;
  if (asked?.kind !== "clarify_asked" || option === null) return "";
  return asked.options[option]?.label ?? "";
}

function wasHuman(events: readonly wire.CustomerEventFrame[], index: number): boolean {
  const owner = events
    .slice(0, index)
    .findLast(({ data }) =>
      ["claimed", "transferred", "handed_back", "resolved"].includes(data.kind),
    );
  return owner?.data.kind === "claimed" || owner?.data.kind === "transferred";
}
