/* The console in German. */
import type { Texts } from "../../text";
import { codes } from "./codes";
import { help } from "./help";
import { inbox } from "./inbox";
import { lines } from "./lines";
import { problems } from "./problems";
import { replies } from "./replies";
import { reports } from "./reports";
import { review } from "./review";
import { shell } from "./shell";
import { team } from "./team";
import { thread } from "./thread";
import { training } from "./training";

export const de: Texts = {
  ...shell,
  ...inbox,
  ...thread,
  ...lines,
  ...replies,
  ...team,
  ...reports,
  ...review,
  ...training,
  ...problems,
  ...help,
  codes,
};
