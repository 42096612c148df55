/** The socket library that the widget and the console share. */
export type * as wire from "./generated/wire";
export { delay } from "./backoff";
export { newClientId } from "./ids";
export { Link, type Environment, type LinkOptions, type PostedOf } from "./link";
export { emptyLog, receive, type Log, type Outcome } from "./log";
export type { Entry, Outbox, Posted, Shelf } from "./outbox";
export type { Phase } from "./connection";
export { memoryShelf, openShelf } from "./shelf";
