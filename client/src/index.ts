/** The socket library that the widget and the console share. */
export type * as wire from "./wire";
export {
  Conversation,
  isComplete,
  isSynced,
  unknown,
  type Followed,
  type Typist,
} from "./conversation";
export type { Phase } from "./connection";
export { FileLinks } from "./file-links";
export {
  FILE_TYPES,
  FileTray,
  MOST_FILES,
  nameless,
  type ChosenFile,
  type FileProblem,
} from "./files";
export { newClientId } from "./ids";
export { Link } from "./link";
export { emptyLog, type Log } from "./log";
export { Refusal, type LinkOptions, type PostedOf } from "./options";
export type { Entry, Outbox, Posted } from "./outbox";
export { speakerOf, type Speaker } from "./speech";
export { memoryStorage, openStorage, type StorageArea } from "./storage";
export { exclusively } from "./tab-lock";
export { MAX_TEXT, tooLongBy } from "./text-length";
export { upload } from "./upload";
export { hasVisibleText } from "./visible";
