/**
 * The wire's types under the names that the clients use. Generated names appear nowhere else, so a
 * type renamed in the service is renamed only here.
 */
import type { paths } from "./generated/rest";
import type { AgentEventFrame, CustomerEventFrame } from "./generated/wire";

export type * from "./generated/wire";
export type { Error as ErrorFrame } from "./generated/wire";
export type {
  Action,
  Approve,
  AttachmentLink,
  AttachmentLinks,
  Candidate,
  CannedReply,
  Counted,
  Choices as TeamChoices,
  Colleague,
  CustomerFacts,
  Figures,
  KnownIntent,
  Login,
  Me,
  Model,
  NewIntent,
  Now,
  Part,
  Presence,
  Problem,
  Promise as ModelPromise,
  Report,
  Rules as AssignmentRules,
  SaveTeam,
  SearchHit,
  SetLimits,
  Staff,
  Team,
  Suggestion,
  Topic,
  TrainingStatus,
  WidgetSession,
  WriteReply,
  paths,
} from "./generated/rest";

/** For either audience; each has its own type, with the fields it may see. */
export type EventFrame = AgentEventFrame | CustomerEventFrame;
export type AnyEvent = EventFrame["data"];

type Json<Body> = { content: { "application/json": Body } };

/** What is posted to a path of the service, what comes back, and what a GET returns. */
export type Posted<Path extends keyof paths> = paths[Path] extends {
  post: { requestBody: Json<infer Body> };
}
  ? Body
  : never;
export type Answered<Path extends keyof paths> = paths[Path] extends {
  post: { responses: { 200: Json<infer Answer> } };
}
  ? Answer
  : never;
export type Got<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: Json<infer Answer> } };
}
  ? Answer
  : never;
