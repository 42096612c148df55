/* Short names for the wire types that the console uses. */
import type { wire } from "@baton/client";

export type Action = wire.Action;
export type AgentFrame = wire.AgentFrame;
export type Candidate = wire.Candidate;
export type CannedReply = wire.CannedReply;
export type CustomerFacts = wire.CustomerFacts;
export type Event = wire.AgentEventFrame;
export type Fact = wire.AgentEvent;
export type Guess = wire.Guess;
export type InboxItem = wire.InboxItem;
export type SearchHit = wire.SearchHit;
/** What a search asks for. */
export type Sought = NonNullable<wire.paths["/api/search"]["get"]["parameters"]["query"]>;
export type Intent = wire.KnownIntent;
export type Judged = wire.Judged;
export type Me = wire.Me;
export type Model = wire.Model;
export type ModelPromise = wire.ModelPromise;
export type Mood = wire.Mood;
export type NewIntent = wire.NewIntent;
export type Outcome = wire.Resolved["outcome"];
export type Presence = wire.Presence;
export type Problem = wire.Problem;
export type Reason = wire.InboxItem["reasons"][number];
export type ToAgent = wire.ToAgent;
export type RunReason = wire.TrainingRun["reasons"][number];
export type RunStep = wire.RunStep;
export type Suggestion = wire.Suggestion;
export type Summary = wire.Summary;
export type SummaryLine = wire.SummaryLine;
export type Teach = wire.Teach;
export type Topic = wire.Topic;
export type TrainingRun = wire.TrainingRun;
export type TrainingStatus = wire.TrainingStatus;
export type Verdict = wire.VerdictGiven["verdict"];
