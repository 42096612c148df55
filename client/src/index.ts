export type * as wire from "./generated/wire";
