/* The console in Spanish. */
import type { Texts } from "../../text";
import { codes } from "./codes";
import { help } from "./help";
import { inbox } from "./inbox";
import { lines } from "./lines";
import { problems } from "./problems";
import { review } from "./review";
import { shell } from "./shell";
import { thread } from "./thread";
import { training } from "./training";

export const es: Texts = {
  ...shell,
  ...inbox,
  ...thread,
  ...lines,
  ...review,
  ...training,
  ...problems,
  ...help,
  codes,
};
