/** What widget and console look alike in; the looks are in tokens.css, base.css, components.css. */
export { Avatar } from "./avatar";
export { Bubble, type Tone } from "./bubble";
export { Dots } from "./dots";
export { Field, marked, Wrong, type FieldProps } from "./field";
export { Icon } from "./icon";
export { IconButton, type IconButtonProps } from "./icon-button";
export { initials } from "./initials";
