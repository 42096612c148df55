/** The socket library that the widget and the console share. */
export type * as wire from "./generated/wire";
export type { Phase } from "./connection";
export { newClientId } from "./ids";
export { Link } from "./link";
export { begin, emptyLog, receive, type Log, type Outcome } from "./log";
export { Refusal, type LinkOptions, type PostedOf } from "./options";
export type { Entry, Outbox, Posted } from "./outbox";
export { memoryShelf, openShelf, type Shelf } from "./shelf";
export { exclusively } from "./turns";
export { hasVisibleText } from "./visible";
