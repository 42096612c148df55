/* Generated from handoff/wire.py by `npm run types`; do not edit. */

export type AgentEvent =
  | CustomerSaid
  | BotSaid
  | AgentSaid
  | NoteAdded
  | Judged
  | ClarifyAsked
  | Fallback
  | Chosen
  | HumanRequested
  | Escalated
  | Raised
  | HelpOffered
  | ContactLeft
  | Claimed
  | Transferred
  | Routed
  | HandedBack
  | Snoozed
  | Woken
  | Resolved
  | Reopened
  | Rated
  | VerdictGiven
  | DeliveryFailed;
/**
 * What was decided about one customer message.
 */
export type Decision = "answer" | "clarify" | "escalate" | "fallback" | "observe";
export type AgentFrame = AgentHello | Watch | Unwatch | AgentSay | AddNote | Read | Typing | Ping;
export type Status = "bot" | "waiting" | "human" | "snoozed" | "resolved";
/**
 * How an answer reaches the customer.
 */
export type Way = "live" | "mail" | "return";
/**
 * Each comes whole before the next.
 */
export type Tier = 0 | 1 | 2;
export type Metric = "first_answer" | "next_answer" | "resolution";
export type CustomerEvent =
  | CustomerSaid
  | BotSaid
  | AgentSaidForCustomer
  | ClarifyAskedForCustomer
  | Fallback
  | Chosen
  | HumanRequested
  | EscalatedForCustomer
  | HelpOffered
  | ContactLeft
  | ClaimedForCustomer
  | TransferredForCustomer
  | HandedBackForCustomer
  | ResolvedForCustomer
  | ReopenedForCustomer
  | Rated;
export type CustomerFrame =
  CustomerHello | CustomerSay | Choose | RequestHuman | LeaveQueue | LeaveContact | Rate | Read | Typing | Ping;
export type RunState = "running" | "live" | "refused" | "failed";
/**
 * What is being done, in the order of a run.
 */
export type RunStep =
  "starting" | "dataset" | "imports" | "vectors" | "folds" | "tuning" | "model" | "heldout" | "comparing" | "switching";
export type ToAgent =
  | AgentWelcome
  | InboxUpsert
  | ThreadOpened
  | AgentEventFrame
  | AgentEvents
  | Ack
  | TypingIndicator
  | ReadReceipt
  | PresenceUpdate
  | TrainingProgress
  | Pong
  | Error;
export type ToCustomer =
  | CustomerWelcome
  | CustomerState
  | CustomerEventFrame
  | Ack
  | TypingIndicator
  | BusyIndicator
  | ReadReceipt
  | Pong
  | Error;

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
export interface CustomerSaid {
  kind: "customer_said";
  client_id: string;
  text: string;
  attachments: Attachment[];
  mail: Mailed | null;
}
/**
 * A file; what is in it is stored elsewhere.
 */
export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: number;
  width: number | null;
  height: number | null;
}
/**
 * The mail that a message came in.
 */
export interface Mailed {
  address: string;
  subject: string;
  attachments: string[];
  shortened: boolean;
}
/**
 * The bot's answer to the customer message (or choice) numbered `reply_to`: one a turn.
 */
export interface BotSaid {
  kind: "bot_said";
  reply_to: number;
  messages: BotMessage[];
  language: string | null;
  instead_of: string | null;
  asks: boolean;
}
/**
 * One bubble of the bot; `buttons` are texts that the customer can send with a click.
 */
export interface BotMessage {
  text: string;
  buttons: string[];
}
export interface AgentSaid {
  kind: "agent_said";
  client_id: string;
  agent_id: string;
  agent_name: string;
  text: string;
  attachments: Attachment[];
}
/**
 * An internal note.
 */
export interface NoteAdded {
  kind: "note_added";
  client_id: string;
  agent_id: string;
  agent_name: string;
  text: string;
}
/**
 * The machine's judgement of message `message_seq`.
 */
export interface Judged {
  kind: "judged";
  message_seq: number;
  decision: Decision;
  ranking: Guess[];
  unknown: number | null;
  mood: Mood | null;
  dissatisfaction: number | null;
  reasons: (
    | InDanger
    | SensitiveMatter
    | Asked
    | Measured
    | MatterForAPerson
    | OtherLanguage
    | SentFiles
    | FailedTurns
    | Sarcastic
    | BotSilent
    | BotSlow
    | BotFailed
    | ByAgent
    | ToTeam
    | AgentGone
    | OtherReason
  )[];
  model_id: string | null;
  language: string | null;
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
/**
 * Probabilities for the tone of one utterance; those of the three tones sum to 1.
 */
export interface Mood {
  negative: number;
  neutral: number;
  positive: number;
  distress: number | null;
}
/**
 * What was written speaks of danger to life or of self-harm.
 */
export interface InDanger {
  code: "danger";
  category: "self_harm" | "violence" | "emergency";
}
/**
 * What was written is for a person alone: somebody has died, lawyers, the press.
 */
export interface SensitiveMatter {
  code: "sensitive_matter";
  category: "bereavement" | "legal" | "press";
}
/**
 * The customer wants a person, in words or by a button.
 */
export interface Asked {
  code: "asked_for_a_person" | "pressed_the_button" | "did_not_help" | "none_of_these";
}
/**
 * A signal of the detector that passed its threshold; both 0 to 1.
 */
export interface Measured {
  code:
    | "seems_to_want_a_person"
    | "angry_or_distressed"
    | "very_negative_tone"
    | "tone_getting_worse"
    | "negative_tone"
    | "going_badly"
    | "unknown_question"
    | "unsure";
  value: number;
  threshold: number;
}
/**
 * Questions of this intent always go to a person. `label`: what the assistant calls it.
 */
export interface MatterForAPerson {
  code: "matter_for_a_person";
  intent: string | null;
  label: string;
  value: number;
  threshold: number;
}
/**
 * The customer writes in a language in which there are no answers.
 */
export interface OtherLanguage {
  code: "other_language";
  language: string;
}
/**
 * The customer sent a file, which the bot cannot look at.
 */
export interface SentFiles {
  code: "sent_files";
}
/**
 * So many turns in a row came to nothing; `unusable_answers`: a form refused what it got.
 */
export interface FailedTurns {
  code: "failed_turns" | "unusable_answers";
  turns: number;
  threshold: number;
}
/**
 * Thanks or praise that mean the opposite.
 */
export interface Sarcastic {
  code: "sarcastic";
}
/**
 * The bot had nothing to say, or was busy with too many other customers.
 */
export interface BotSilent {
  code: "bot_silent" | "bot_busy";
}
/**
 * The bot did not answer within its deadline.
 */
export interface BotSlow {
  code: "bot_slow";
  seconds: number;
}
/**
 * `error`: the code of one of `handoff.domain.errors`, or `unexpected`; the service's log has
 * more.
 */
export interface BotFailed {
  code: "bot_failed";
  error: string;
}
/**
 * An agent gave it back to the queue, or was away when it came back from being put off.
 */
export interface ByAgent {
  code: "released" | "holder_away";
  agent_name: string;
}
/**
 * An agent passed it on to a team.
 */
export interface ToTeam {
  code: "to_team";
  agent_name: string;
  team_name: string;
}
/**
 * The agent who held it has not answered for this many minutes.
 */
export interface AgentGone {
  code: "agent_gone";
  agent_name: string;
  minutes: number;
}
/**
 * Words from before there were codes, for which no code was found.
 */
export interface OtherReason {
  code: "other";
  text: string;
}
export interface ClarifyAsked {
  kind: "clarify_asked";
  reply_to: number;
  options: ClarifyOption[];
  language: string | null;
}
export interface ClarifyOption {
  label: string;
  intent: string | null;
}
/**
 * The bot says that it has no (other) answer to `reply_to`, and stays: the customer may put it
 * differently or ask for a person. `none_of_these`: what it offered was not meant;
 * `not_understood`: a remark that it makes nothing of; `said_before`: all it knows was said more
 * than once.
 */
export interface Fallback {
  kind: "fallback";
  reply_to: number;
  code: "cannot_answer" | "none_of_these" | "not_understood" | "said_before";
  about: string | null;
  language: string | null;
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
 * The conversation enters the queue.
 */
export interface Escalated {
  kind: "escalated";
  unanswered: boolean;
  reasons: (
    | InDanger
    | SensitiveMatter
    | Asked
    | Measured
    | MatterForAPerson
    | OtherLanguage
    | SentFiles
    | FailedTurns
    | Sarcastic
    | BotSilent
    | BotSlow
    | BotFailed
    | ByAgent
    | ToTeam
    | AgentGone
    | OtherReason
  )[];
  priority: number;
  summary: Summary | null;
  slots: {
    [k: string]: string;
  };
  anyone_online: boolean;
}
export interface Summary {
  lines: SummaryLine[];
  answers: number;
}
/**
 * Something that was said, and where it is in the log.
 */
export interface SummaryLine {
  about: "first" | "last" | "tried" | "other";
  seq: number | null;
  text: string;
}
/**
 * A conversation that a person holds, or that waits for one, has become more urgent.
 */
export interface Raised {
  kind: "raised";
  priority: number;
  reasons: (
    | InDanger
    | SensitiveMatter
    | Asked
    | Measured
    | MatterForAPerson
    | OtherLanguage
    | SentFiles
    | FailedTurns
    | Sarcastic
    | BotSilent
    | BotSlow
    | BotFailed
    | ByAgent
    | ToTeam
    | AgentGone
    | OtherReason
  )[];
}
/**
 * Standing words where care is needed, in danger whoever has the conversation: not the bot's
 * own. Only in danger there are help lines, unless the assistant brings others.
 */
export interface HelpOffered {
  kind: "help_offered";
  about_seq: number;
  category: ("self_harm" | "violence" | "emergency") | ("bereavement" | "legal" | "press");
  language: string;
  text: string;
  lines: HelpLine[];
  closing: string;
}
/**
 * Where people help: by telephone, or at a web address.
 */
export interface HelpLine {
  where: string;
  name: string;
  call: string | null;
  open: string | null;
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
  given: ("rule" | "supervisor") | null;
}
/**
 * Passed on to a colleague, by its holder or by someone who may reassign others' work.
 */
export interface Transferred {
  kind: "transferred";
  agent_id: string;
  agent_name: string;
  to_agent_id: string;
  to_agent_name: string;
}
/**
 * It waits for this team; None: for nobody in particular.
 */
export interface Routed {
  kind: "routed";
  team_id: string | null;
  team_name: string | null;
  agent_id: string | null;
  agent_name: string | null;
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
/**
 * Put off by its holder; for the customer nothing has changed.
 */
export interface Snoozed {
  kind: "snoozed";
  agent_id: string;
  until: string;
}
/**
 * No longer put off: back with its holder. If that agent is away, an escalation follows.
 */
export interface Woken {
  kind: "woken";
  cause: "time" | "customer" | "agent";
}
export interface Resolved {
  kind: "resolved";
  agent_id: string | null;
  agent_name: string | null;
  outcome: "solved" | "unsolved" | "spam";
  topic: string | null;
}
/**
 * It was resolved and is open again: the customer came back, or the agent named here opened it.
 *
 * An agent may have resolved it by mistake, so the last four say how it stood before that.
 */
export interface Reopened {
  kind: "reopened";
  to: "bot" | "queue" | "agent";
  agent_id: string | null;
  agent_name: string | null;
  priority: number;
  waiting_since: string | null;
  unanswered_since: string | null;
  unanswered_seq: number | null;
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
 * What an agent said (`message_seq`) could not be sent to a customer who had left.
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
 * One entry of the log, as agents see it; `prev` is always the one before.
 */
export interface AgentEventFrame {
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
    | Fallback
    | Chosen
    | HumanRequested
    | Escalated
    | Raised
    | HelpOffered
    | ContactLeft
    | Claimed
    | Transferred
    | Routed
    | HandedBack
    | Snoozed
    | Woken
    | Resolved
    | Reopened
    | Rated
    | VerdictGiven
    | DeliveryFailed;
}
/**
 * Entries that follow one another, as one frame: thousands come at once when a thread opens.
 */
export interface AgentEvents {
  type: "events";
  conversation_id: string;
  events: AgentEventFrame[];
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
 * Refused (`stale_epoch`) when it changed owner; held (`thread_moved_on`) when someone else has
 * spoken since: send it again, with a new client id and the newer `last_seen`, to say it anyway.
 */
export interface AgentSay {
  conversation_id: string;
  client_id: string;
  text: string;
  /**
   * @maxItems 5
   */
  attachments?: string[];
  type: "say";
  epoch: number;
  last_seen: number;
  suggestion?: string | null;
  teach?: Teach | null;
}
/**
 * A reply that the bot is to learn. `question_seq`: the customer's message that it answers;
 * None: all that they have written since somebody last answered.
 */
export interface Teach {
  question_seq?: number | null;
}
/**
 * Everything up to `seq` was shown to a person; ephemeral, not an event.
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
/**
 * `AgentSaid` as the customer sees it.
 */
export interface AgentSaidForCustomer {
  kind: "agent_said";
  agent_name: string;
  text: string;
  attachments: Attachment[];
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
  reasons: (
    | InDanger
    | SensitiveMatter
    | Asked
    | Measured
    | MatterForAPerson
    | OtherLanguage
    | SentFiles
    | FailedTurns
    | Sarcastic
    | BotSilent
    | BotSlow
    | BotFailed
    | ByAgent
    | ToTeam
    | AgentGone
    | OtherReason
  )[];
  summary: Summary | null;
  slots: {
    [k: string]: string;
  };
  mood: Mood | null;
  language: string | null;
  customer_id: string;
  customer_name: string | null;
  contact_email: string | null;
  reach: Reach;
  rank: Rank | null;
  last_text: string;
  last_from: ("customer" | "bot" | "agent") | null;
  last_said_by: string | null;
  team: TeamName | null;
  waiting_since: string | null;
  snoozed_until: string | null;
  due: Due | null;
  created_at: string;
  updated_at: string;
  unanswered: boolean;
}
export interface Owner {
  id: string;
  name: string;
}
/**
 * How an answer reaches the customer at this moment; `address`: where mail goes.
 */
export interface Reach {
  way: Way;
  address: string | null;
}
/**
 * Lower is served first; of equal ones, that with the lower conversation id.
 */
export interface Rank {
  tier: Tier;
  counts_from: string;
}
export interface TeamName {
  id: string;
  name: string;
}
/**
 * When the time of a clock that runs will be over (`at`), and when that is near.
 */
export interface Due {
  metric: Metric;
  at: string;
  near_at: string;
}
/**
 * The bot has many customers just now: it takes a moment. Told once, while a message waits.
 */
export interface BusyIndicator {
  type: "busy";
  conversation_id: string;
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
/**
 * `Claimed` as the customer sees it.
 */
export interface ClaimedForCustomer {
  kind: "claimed";
  agent_name: string;
}
/**
 * `ClarifyAsked` as the customer sees it.
 */
export interface ClarifyAskedForCustomer {
  kind: "clarify_asked";
  reply_to: number;
  options: ClarifyOptionForCustomer[];
  language: string | null;
}
/**
 * `ClarifyOption` as the customer sees it.
 */
export interface ClarifyOptionForCustomer {
  label: string;
}
/**
 * Snapshot for the customer; one with a lower `version` than the one held is out of date.
 *
 * As far as the customer knows, a conversation that an agent has put off is still with that agent.
 */
export interface CustomerConversation {
  id: string;
  version: number;
  status: "bot" | "waiting" | "human" | "resolved";
  agent_name: string | null;
  agent_here: boolean;
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
  wait: Minutes | null;
  opens_at: string | null;
  time_zone: string | null;
}
/**
 * A range of whole minutes; both ends at least 1.
 */
export interface Minutes {
  least: number;
  most: number;
}
/**
 * `Escalated` as the customer sees it.
 */
export interface EscalatedForCustomer {
  kind: "escalated";
  unanswered: boolean;
  anyone_online: boolean;
}
/**
 * `Transferred` as the customer sees it.
 */
export interface TransferredForCustomer {
  kind: "transferred";
  to_agent_name: string;
}
/**
 * `HandedBack` as the customer sees it.
 */
export interface HandedBackForCustomer {
  kind: "handed_back";
  by: "agent" | "customer";
  client_id: string | null;
  agent_name: string | null;
}
/**
 * `Resolved` as the customer sees it.
 */
export interface ResolvedForCustomer {
  kind: "resolved";
  agent_name: string | null;
}
/**
 * `Reopened` as the customer sees it.
 */
export interface ReopenedForCustomer {
  kind: "reopened";
  to: "bot" | "queue" | "agent";
  agent_name: string | null;
}
/**
 * One entry of the log, as the customer sees it; `prev`: the last one that is for customers.
 */
export interface CustomerEventFrame {
  type: "event";
  conversation_id: string;
  seq: number;
  prev: number;
  kind: string;
  at: string;
  data:
    | CustomerSaid
    | BotSaid
    | AgentSaidForCustomer
    | ClarifyAskedForCustomer
    | Fallback
    | Chosen
    | HumanRequested
    | EscalatedForCustomer
    | HelpOffered
    | ContactLeft
    | ClaimedForCustomer
    | TransferredForCustomer
    | HandedBackForCustomer
    | ResolvedForCustomer
    | ReopenedForCustomer
    | Rated;
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
  conversation_id: string;
  client_id: string;
  text: string;
  /**
   * @maxItems 5
   */
  attachments?: string[];
  type: "say";
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
 * `version`: that of the waiting conversation as the page showed it. A wait that began later is
 * another one, which nobody asked to end.
 */
export interface LeaveQueue {
  type: "leave_queue";
  conversation_id: string;
  client_id: string;
  version?: number | null;
}
/**
 * Nobody is online: where to send an answer.
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
/**
 * What was wrong and what to do; the socket stays open unless it is abused.
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
 * Of `total` held-out questions the new model got `after` right, the live one `before`.
 *
 * Right about what? `fewer_understood`: the intent; `fewer_answered`: the answer;
 * `fewer_left_alone`: that there is none to give.
 */
export interface FewerRight {
  code: "fewer_understood" | "fewer_answered" | "fewer_left_alone";
  before: number;
  after: number;
  total: number;
}
/**
 * A new or changed row; older versions than the one held are to be ignored.
 */
export interface InboxUpsert {
  type: "inbox_upsert";
  item: InboxItem;
}
/**
 * The new model gets `after` of this intent's `total` held-out questions right, the live one
 * `before`.
 */
export interface IntentLost {
  code: "intent_lost";
  intent: string;
  before: number;
  after: number;
  total: number;
}
/**
 * Words from before there were codes, for which no code was found.
 */
export interface OtherRunReason {
  code: "other";
  text: string;
}
export interface Pong {
  type: "pong";
}
/**
 * Which agents are online, for every agent.
 */
export interface PresenceUpdate {
  type: "presence";
  online: Owner[];
}
export interface ReadReceipt {
  type: "read";
  conversation_id: string;
  who: "customer" | "agent";
  seq: number;
}
/**
 * `error`: the code of one of `handoff.domain.errors`, or `unexpected`; `detail`: what the part
 * that failed said last, in its own words.
 */
export interface RunFailed {
  code: "failed";
  error: string;
  detail: string;
}
/**
 * The service was stopped, or died, before the run had ended.
 */
export interface RunStopped {
  code: "service_stopped" | "service_died";
}
export interface RunTimedOut {
  code: "timed_out";
  seconds: number;
}
/**
 * Answer to watch; all events after `since` follow.
 */
export interface ThreadOpened {
  type: "thread";
  conversation_id: string;
  seq: number;
}
export interface TypingIndicator {
  type: "typing";
  conversation_id: string;
  who: "customer" | "agent" | "bot";
  name: string | null;
}
/**
 * Progress of a training run, for designers.
 */
export interface TrainingProgress {
  type: "training";
  run: TrainingRun;
}
/**
 * A training run as it stands, `elapsed_s` seconds after it began.
 *
 * `progress`: 0 to 1, as far as it can be known. `reasons`: why the gate refused, or what failed.
 * `candidate`, `live`: the two models' `accuracy`, `answered_rightly` and `unknown_not_answered`
 * on the held-out questions.
 */
export interface TrainingRun {
  id: string;
  state: RunState;
  step: RunStep;
  progress: number;
  elapsed_s: number;
  started_at: string;
  finished_at: string | null;
  model_id: string;
  dataset: string;
  reasons: (IntentLost | FewerRight | RunStopped | RunTimedOut | RunFailed | OtherRunReason)[];
  candidate: {
    [k: string]: number;
  } | null;
  live: {
    [k: string]: number;
  } | null;
}
