/** The components that widget and console share; their looks are in the .css files here. */
export { Avatar } from "./avatar";
export { Bubble, type Tone } from "./bubble";
export { Dots } from "./dots";
export { Field, marked, Wrong, type FieldProps } from "./field";
export {
  AttachButton,
  DropHere,
  FilesToSend,
  pastedFiles,
  useDrop,
  type FileToSend,
} from "./files-to-send";
export { Icon } from "./icon";
export { IconButton, type IconButtonProps } from "./icon-button";
export { initials } from "./initials";
export { isComposing, isPlainEnter } from "./keys";
export { SentFiles, type FileWords } from "./sent-files";
export { withLinks, withMarkdown } from "./words";
