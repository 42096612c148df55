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
  WidgetSession,
  paths,
} from "./generated/rest";

/** Of whichever audience; each has a type of its own, with the fields that it may see. */
export type EventFrame = AgentEventFrame | CustomerEventFrame;
export type AnyEvent = EventFrame["data"];

type Json<Body> = { content: { "application/json": Body } };

/** What is posted to a path of the service, what comes back, and what is got from one. */
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
