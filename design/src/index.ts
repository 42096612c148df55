/** The components that widget and console share; their looks are in the .css files here. */
export { Avatar } from "./avatar";
export { Bubble, type Tone } from "./bubble";
export { Dots } from "./dots";
export { Field, marked, Wrong, type FieldProps } from "./field";
export { Icon } from "./icon";
export { IconButton, type IconButtonProps } from "./icon-button";
export { initials } from "./initials";
export { isComposing, isPlainEnter } from "./keys";
export { withLinks, withMarkdown } from "./words";
