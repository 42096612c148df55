/**
 * The wire's types by the names that the clients use. Generated names stand nowhere else, so that a
 * type that is renamed in the service is renamed here alone.
 */
export type * from "./generated/wire";
import type { AgentEventFrame, CustomerEventFrame } from "./generated/wire";

export type { Error as ErrorFrame } from "./generated/wire";
/** Of whichever audience; each has a type of its own, with the fields that it may see. */
export type EventFrame = AgentEventFrame | CustomerEventFrame;
export type AnyEvent = EventFrame["data"];
