/**
 * The wire's types by the names that the clients use. Generated names stand nowhere else, so that a
 * type that is renamed in the service is renamed here alone.
 */
export type * from "./generated/wire";
export type {
  AnyFact as AnyEvent,
  Error as ErrorFrame,
  Event as EventFrame,
} from "./generated/wire";
