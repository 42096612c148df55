/**
 * The wire's types by the names that the clients use. Generated names stand nowhere else, so that a
 * type that is renamed in the service is renamed here alone.
 */
import type { paths } from "./generated/rest";
import type { AgentEventFrame, CustomerEventFrame } from "./generated/wire";

export type * from "./generated/wire";
export type { Error as ErrorFrame } from "./generated/wire";
export type {
  Action,
  Approve,
  Candidate,
  KnownIntent,
  Login,
  Me,
  Model,
  NewIntent,
  Presence,
  Problem,
  Promise as ModelPromise,
  TrainingStatus,
  WidgetGreeting,
  WidgetSession,
  paths,
} from "./generated/rest";

/** Of whichever audience; each has a type of its own, with the fields that it may see. */
export type EventFrame = AgentEventFrame | CustomerEventFrame;
export type AnyEvent = EventFrame["data"];

/** What is posted to a path of the service, and what comes back. */
export type Posted<Path extends keyof paths> = paths[Path] extends {
  post: { requestBody: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;
export type Answered<Path extends keyof paths> = paths[Path] extends {
  post: { responses: { 200: { content: { "application/json": infer Answer } } } };
}
  ? Answer
  : never;
