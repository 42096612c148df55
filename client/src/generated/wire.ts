/* Generated from handoff/wire.py and the schemas.py of each feature by `npm run types`; do not edit. */

export type Action =
  "own_account" | "read" | "reply" | "note" | "assign" | "rate_escalation" | "review" | "train" | "deploy";
export type AgentFrame = AgentHello | Watch | Unwatch | AgentSay | AddNote | Read | Typing | Ping;
export type Status = "bot" | "waiting" | "human" | "snoozed" | "resolved";
/**
 * By which an answer reaches the customer.
 */
export type Way = "live" | "mail" | "return";
export type AnyEvent =
  | CustomerSaid
  | BotSaid
  | AgentSaid
  | NoteAdded
  | Judged
  | ClarifyAsked
  | Chosen
  | HumanRequested
  | Escalated
  | ContactLeft
  | Claimed
  | Transferred
  | HandedBack
  | Snoozed
  | Resolved
  | Reopened
  | Rated
  | VerdictGiven
  | DeliveryFailed;
/**
 * What the detector made of one customer message.
 */
export type Decision = "answer" | "clarify" | "escalate" | "observe";
export type CandidateState = "open" | "approved" | "rejected";
export type CustomerFrame =
  CustomerHello | CustomerSay | Choose | RequestHuman | LeaveQueue | LeaveContact | Rate | Read | Typing | Ping;
/**
 * Of one delivery.
 */
export type State = "pending" | "failed" | "sent" | "seen" | "dead";
export type Role = "agent" | "designer" | "admin";
export type Presence = "online" | "away" | "offline";
export type RunState = "running" | "live" | "refused" | "failed";
export type ToAgent =
  | AgentWelcome
  | InboxUpsert
  | ThreadOpened
  | EventFrame
  | Ack
  | TypingSignal
  | ReadSignal
  | PresenceSignal
  | TrainingSignal
  | Pong
  | Error;
export type ToCustomer =
  CustomerWelcome | CustomerState | EventFrame | Ack | TypingSignal | BusySignal | ReadSignal | Pong | Error;

/**
 * The frame with this client id is stored for good under `seq`; sent only after commit.
 */
export interface Ack {
  type: "ack";
  conversation_id: string;
  client_id: string;
  seq: number;
}
export interface AddNote {
  type: "note";
  conversation_id: string;
  client_id: string;
  text: string;
}
/**
 * First frame of an agent's socket; the session cookie says who.
 */
export interface AgentHello {
  type: "hello";
}
/**
 * Open a thread: its events after `since`, then each new one.
 */
export interface Watch {
  type: "watch";
  conversation_id: string;
  since?: number;
}
export interface Unwatch {
  type: "unwatch";
  conversation_id: string;
}
/**
 * A reply, written at `epoch` by an agent who had seen everything up to `last_seen`.
 *
 * Refused (`stale_epoch`) when the conversation changed owner; held (`thread_moved_on`) when
 * someone else has spoken after `last_seen`: send it again, with a new client id and the newer
 * `last_seen`, to say it all the same.
 */
export interface AgentSay {
  type: "say";
  conversation_id: string;
  client_id: string;
  epoch: number;
  last_seen: number;
  text: string;
}
/**
 * Everything up to `seq` was shown to a person; a signal, not an event.
 */
export interface Read {
  type: "read";
  conversation_id: string;
  seq: number;
}
export interface Typing {
  type: "typing";
  conversation_id: string;
}
/**
 * Application heartbeat, for clients that cannot see WebSocket pings (browsers).
 */
export interface Ping {
  type: "ping";
}
export interface AgentSaid {
  kind: "agent_said";
  client_id: string;
  agent_id: string;
  agent_name: string;
  text: string;
}
/**
 * Answer to an agent's hello: the whole inbox; `inbox_upsert` frames follow.
 */
export interface AgentWelcome {
  type: "welcome";
  agent_id: string;
  inbox: InboxItem[];
}
/**
 * One conversation as the console lists it; `version` is its newest sequence number.
 */
export interface InboxItem {
  id: string;
  version: number;
  status: Status;
  epoch: number;
  owner: Owner | null;
  priority: number;
  reasons: Reason[];
  summary: string;
  slots: {
    [k: string]: string;
  };
  mood: Mood | null;
  customer_id: string;
  customer_name: string | null;
  contact_email: string | null;
  reach: Reach;
  last_text: string;
  last_from: ("customer" | "bot" | "agent") | null;
  waiting_since: string | null;
  created_at: string;
  updated_at: string;
  unanswered: boolean;
}
export interface Owner {
  id: string;
  name: string;
}
/**
 * Why a conversation goes to a person: the signal, its value and the threshold it passed.
 */
export interface Reason {
  signal: string;
  text: string;
  value: number | null;
  threshold: number | null;
}
/**
 * Probabilities of the tone of one utterance; the three tones' sum to 1.
 */
export interface Mood {
  negative: number;
  neutral: number;
  positive: number;
  distress: number | null;
}
/**
 * By which way an answer reaches the customer at this moment; `address`: where a mail goes.
 */
export interface Reach {
  way: Way;
  address: string | null;
}
export interface CustomerSaid {
  kind: "customer_said";
  client_id: string;
  text: string;
}
/**
 * The bot's answer to the customer message (or choice) numbered `reply_to`: one a turn.
 */
export interface BotSaid {
  kind: "bot_said";
  reply_to: number;
  messages: BotMessage[];
}
/**
 * One bubble of the bot; `buttons` are texts that the customer may send by a click.
 */
export interface BotMessage {
  text: string;
  buttons: string[];
}
/**
 * An internal note; never seen by the customer.
 */
export interface NoteAdded {
  kind: "note_added";
  client_id: string;
  agent_id: string;
  agent_name: string;
  text: string;
}
/**
 * The machine's judgement of message `message_seq`; never seen by the customer.
 */
export interface Judged {
  kind: "judged";
  message_seq: number;
  decision: Decision;
  ranking: Guess[];
  unknown: number | null;
  mood: Mood | null;
  dissatisfaction: number | null;
  reasons: Reason[];
  model_id: string | null;
  failed_turn: boolean;
  slots: {
    [k: string]: string;
  };
}
/**
 * One entry of the bot's intent ranking; `confidence` is a calibrated probability.
 */
export interface Guess {
  intent: string;
  confidence: number;
}
export interface ClarifyAsked {
  kind: "clarify_asked";
  reply_to: number;
  options: ClarifyOption[];
}
export interface ClarifyOption {
  label: string;
  intent: string | null;
}
/**
 * The customer pressed button `option` of the question `clarify_seq`; None: none of these.
 */
export interface Chosen {
  kind: "chosen";
  client_id: string;
  clarify_seq: number;
  option: number | null;
  label: string | null;
}
/**
 * The customer asks for a person, or says that the bot's answer `about_seq` did not help.
 */
export interface HumanRequested {
  kind: "human_requested";
  client_id: string;
  via: "button" | "did_not_help";
  about_seq: number | null;
}
/**
 * The conversation enters the queue. The customer sees only `anyone_online`.
 */
export interface Escalated {
  kind: "escalated";
  reasons: Reason[];
  priority: number;
  summary: string;
  slots: {
    [k: string]: string;
  };
  anyone_online: boolean;
}
/**
 * Nobody was online: the customer leaves an address for the answer.
 */
export interface ContactLeft {
  kind: "contact_left";
  client_id: string;
  email: string;
}
export interface Claimed {
  kind: "claimed";
  agent_id: string;
  agent_name: string;
}
export interface Transferred {
  kind: "transferred";
  agent_id: string;
  agent_name: string;
  to_agent_id: string;
  to_agent_name: string;
}
/**
 * The bot goes on: an agent gave it back, or the customer left the queue.
 */
export interface HandedBack {
  kind: "handed_back";
  by: "agent" | "customer";
  client_id: string | null;
  agent_id: string | null;
  agent_name: string | null;
}
export interface Snoozed {
  kind: "snoozed";
  agent_id: string;
  until: string;
}
export interface Resolved {
  kind: "resolved";
  agent_id: string | null;
  agent_name: string | null;
  outcome: "solved" | "unsolved" | "spam";
}
export interface Reopened {
  kind: "reopened";
  to: "bot" | "queue";
}
export interface Rated {
  kind: "rated";
  client_id: string;
  score: number;
  comment: string;
}
/**
 * An agent's verdict on an escalation; the machine's judgement stays beside it untouched.
 */
export interface VerdictGiven {
  kind: "verdict_given";
  agent_id: string;
  verdict: "right" | "too_early" | "too_late" | "not_needed";
}
/**
 * What an agent said (`message_seq`) could not be sent to a customer who had gone.
 */
export interface DeliveryFailed {
  kind: "delivery_failed";
  message_seq: number;
  channel: "mail";
  address: string;
  code: "refused" | "unreachable";
  detail: string;
}
/**
 * Exactly one of the two.
 */
export interface Approve {
  intent?: string | null;
  new_intent?: NewIntent | null;
}
/**
 * An intent to be taught: what customers say for it, and what the bot answers.
 */
export interface NewIntent {
  name: string;
  label: string;
  /**
   * @minItems 3
   * @maxItems 100
   */
  phrasings: string[];
  answer: string;
}
/**
 * The epoch at which the caller saw the conversation; a newer one refuses the command.
 */
export interface AtEpoch {
  epoch: number;
}
/**
 * The bot has many customers just now: it takes a moment. Told once, while a message waits.
 */
export interface BusySignal {
  type: "busy";
  conversation_id: string;
}
/**
 * A proposed training example. All texts are masked.
 */
export interface Candidate {
  id: string;
  state: CandidateState;
  source: "reply" | "did_not_help";
  question: string;
  reply: string;
  guess: Guess[];
  unknown: number | null;
  mood: Mood | null;
  reasons: Reason[];
  conversation_id: string;
  agent_name: string | null;
  created_at: string;
  verdict_intent: string | null;
  verdict_by: string | null;
  verdict_at: string | null;
}
export interface Candidates {
  items: Candidate[];
  open: number;
}
/**
 * Press a button of a clarifying question; `option` null means "none of these".
 */
export interface Choose {
  type: "choose";
  conversation_id: string;
  client_id: string;
  clarify_seq: number;
  option: number | null;
}
export interface Conversations {
  items: InboxItem[];
}
/**
 * Snapshot for the customer; one with a lower `version` than the one held is out of date.
 */
export interface CustomerConversation {
  id: string;
  version: number;
  status: Status;
  agent_name: string | null;
  contact_email: string | null;
  answer_by: "mail" | "return";
  queue: Queue | null;
}
/**
 * Where a waiting conversation stands; `position` counts from 1.
 */
export interface Queue {
  position: number;
  anyone_online: boolean;
}
/**
 * A customer, with all their conversations, the newest first.
 */
export interface CustomerFacts {
  id: string;
  user_id: string | null;
  name: string | null;
  email: string | null;
  attributes: {
    [k: string]: string | number | boolean;
  };
  language: string | null;
  time_zone: string | null;
  conversations: string[];
  merges: CustomerMerge[];
}
/**
 * An anonymous visitor turned out to be this customer.
 */
export interface CustomerMerge {
  from_id: string;
  at: string;
  conversations: string[];
}
/**
 * First frame of a customer's socket: who, and the last event already seen (0: none).
 */
export interface CustomerHello {
  type: "hello";
  token: string;
  since?: number;
}
export interface CustomerSay {
  type: "say";
  conversation_id: string;
  client_id: string;
  text: string;
}
/**
 * Ask for a person; with `about_seq`, "this did not help" under that answer of the bot.
 */
export interface RequestHuman {
  type: "request_human";
  conversation_id: string;
  client_id: string;
  about_seq?: number | null;
}
/**
 * Do not wait any longer: go on with the bot.
 *
 * `version`: of the conversation that the page showed as waiting. A wait that began later is
 * another one, which nobody wanted to end.
 */
export interface LeaveQueue {
  type: "leave_queue";
  conversation_id: string;
  client_id: string;
  version?: number | null;
}
/**
 * Nobody is online: the address to which an answer may go.
 */
export interface LeaveContact {
  type: "leave_contact";
  conversation_id: string;
  client_id: string;
  email: string;
}
export interface Rate {
  type: "rate";
  conversation_id: string;
  client_id: string;
  score: number;
  comment?: string;
}
/**
 * The customer's snapshot again, whenever status, agent or place in the queue changed.
 */
export interface CustomerState {
  type: "state";
  conversation: CustomerConversation;
}
/**
 * Answer to hello; all events after `since` follow, the last of them numbered `seq`.
 */
export interface CustomerWelcome {
  type: "welcome";
  conversation: CustomerConversation;
  seq: number;
}
export interface Deliveries {
  items: DeliveryState[];
}
/**
 * How far one message of an agent has come on its way to a customer who had gone.
 */
export interface DeliveryState {
  conversation_id: string;
  seq: number;
  channel: string;
  address: string;
  state: State;
  attempts: number;
  next_try_at: string;
  last_error: string;
  created_at: string;
  updated_at: string;
}
/**
 * What was wrong and what to do; the socket lives on unless it abuses.
 */
export interface Error {
  type: "error";
  code: string;
  message: string;
  client_id: string | null;
  conversation_id: string | null;
  seq: number | null;
}
/**
 * One entry of the log. `prev`: the last sequence number that this audience may see.
 */
export interface EventFrame {
  type: "event";
  conversation_id: string;
  seq: number;
  prev: number;
  kind: string;
  at: string;
  data:
    | CustomerSaid
    | BotSaid
    | AgentSaid
    | NoteAdded
    | Judged
    | ClarifyAsked
    | Chosen
    | HumanRequested
    | Escalated
    | ContactLeft
    | Claimed
    | Transferred
    | HandedBack
    | Snoozed
    | Resolved
    | Reopened
    | Rated
    | VerdictGiven
    | DeliveryFailed;
}
export interface GiveVerdict {
  verdict: "right" | "too_early" | "too_late" | "not_needed";
}
export interface Health {
  status: "ok" | "degraded";
  bot: string | null;
  database: "ok";
}
/**
 * The same of the visitor who has a session already.
 */
export interface IdentifySession {
  locale?: string;
  user_id: string;
  user_hash: string;
  name?: string | null;
  email?: string | null;
  attributes?: {
    [k: string]: boolean | number | string;
  };
  language?: string | null;
  time_zone?: string | null;
  token: string;
}
/**
 * A new or changed row; older versions than the one held are to be ignored.
 */
export interface InboxUpsert {
  type: "inbox_upsert";
  item: InboxItem;
}
export interface Intent {
  name: string;
  label: string;
  examples: number;
  answer: string;
  learned: boolean;
}
export interface Intents {
  items: Intent[];
}
export interface Login {
  username: string;
  password: string;
}
export interface Me {
  id: string;
  username: string;
  name: string;
  role: Role;
  presence: Presence;
  may: Action[];
}
export interface Model {
  id: string;
  dataset: string;
  created_at: string;
  live: boolean;
  metrics: {
    [k: string]: number;
  };
  promise: Promise | null;
}
/**
 * At most `bound` of the automatic answers are wrong, with this `confidence`, for questions
 * like those the model was taught; it answers the share `answered` of them. `certified`: that is
 * within the `risk` that `data/policy.yml` asks for.
 */
export interface Promise {
  risk: number;
  confidence: number;
  certified: boolean;
  bound: number;
  answered: number;
}
export interface Models {
  items: Model[];
}
/**
 * A visitor; with `user_id`, whom the website knows.
 *
 * `user_hash`: HMAC-SHA256 of the user id, in hexadecimal, with `BATON_IDENTITY_SECRET`, made by
 * the website's server.
 */
export interface NewSession {
  locale?: string;
  user_id?: string | null;
  user_hash?: string | null;
  name?: string | null;
  email?: string | null;
  attributes?: {
    [k: string]: boolean | number | string;
  };
  language?: string | null;
  time_zone?: string | null;
}
/**
 * What a link in a mail holds.
 */
export interface OpenLink {
  link: string;
}
export interface Pong {
  type: "pong";
}
/**
 * How many agents are online, for every agent.
 */
export interface PresenceSignal {
  type: "presence";
  online: Owner[];
}
/**
 * Every error of the API: a code for programs, a sentence for people.
 */
export interface Problem {
  code: string;
  message: string;
  details: {
    [k: string]: unknown;
  };
}
export interface ReadSignal {
  type: "read";
  conversation_id: string;
  who: "customer" | "agent";
  seq: number;
}
export interface RenewSession {
  token: string;
}
export interface Resolve {
  epoch: number;
  last_seen?: number | null;
  outcome?: "solved" | "unsolved" | "spam";
}
export interface SetPresence {
  presence: Presence;
}
export interface Thread {
  conversation: InboxItem;
  events: EventFrame[];
}
/**
 * Answer to watch; all events after `since` follow.
 */
export interface ThreadOpened {
  type: "thread";
  conversation_id: string;
  seq: number;
}
export interface TypingSignal {
  type: "typing";
  conversation_id: string;
  who: "customer" | "agent" | "bot";
  name: string | null;
}
/**
 * Progress of a training run, for designers.
 */
export interface TrainingSignal {
  type: "training";
  run: {
    [k: string]: unknown;
  };
}
export interface TrainingRun {
  id: string;
  state: RunState;
  step: string;
  progress: number;
  elapsed_s: number;
  started_at: string;
  finished_at: string | null;
  model_id: string | null;
  dataset: string;
  reasons: string[];
  candidate: {
    [k: string]: number;
  } | null;
  live: {
    [k: string]: number;
  } | null;
}
/**
 * `pending`: approved examples that the live model has not learnt yet.
 */
export interface TrainingStatus {
  run: TrainingRun | null;
  pending: number;
  live_model: string | null;
}
/**
 * What the widget says first. `name`: the assistant's, as customers see it.
 */
export interface WidgetGreeting {
  name: string;
  intro: string;
  suggestions: string[];
}
export interface WidgetSession {
  token: string;
  conversation_id: string;
}
