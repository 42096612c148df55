/* Where the console starts: it draws itself into the page. */
import { render } from "preact";
import "@baton/design/font.css";
import "@baton/design/tokens.css";
import "@baton/design/base.css";
import "@baton/design/components.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/overlays.css";
import "./styles/shell.css";
import "./styles/inbox.css";
import "./styles/thread.css";
import "./styles/composer.css";
import "./styles/replies.css";
import "./styles/review.css";
import "./styles/team.css";
import { App } from "./app";
import { warnWhenDue } from "./state/due";
import { speakAsWanted } from "./state/language";
import { restore } from "./state/session";

const root = document.getElementById("app");
void restore();
void speakAsWanted().then(() => root && render(<App />, root));
warnWhenDue();
