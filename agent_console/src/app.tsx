/* Who sees what: the login if nobody is signed in, otherwise the frame with a page in it. */
import { useEffect, useState } from "preact/hooks";
import { InboxPage } from "./inbox/page";
import { RepliesPage } from "./replies/page";
import { LaterReports } from "./reports/later";
import { ReviewPage } from "./review/page";
import { LinkBanner } from "./shell/banner";
import { GoingOff } from "./shell/going-off";
import { Login } from "./shell/login";
import { Side } from "./shell/side";
import { go, route } from "./state/route";
import { may, mayReview, maySeeReports, me } from "./state/session";
import { undoNewest } from "./state/toasts";
import { TeamPage } from "./team/page";
import { PassingSheets } from "./thread/passing";
import { Help } from "./ui/help";
import { useShortcuts } from "./ui/shortcuts";
import { Toasts } from "./ui/toasts";

export function App() {
  if (me.value === undefined) return null;
  return (
    <>
      {me.value ? <Frame /> : <Login />}
      <Toasts />
    </>
  );
}

const PAGES = {
  inbox: () => <InboxPage />,
  replies: () => <RepliesPage />,
  review: () => <ReviewPage />,
  reports: () => <LaterReports />,
  team: () => <TeamPage />,
};

function Frame() {
  const [help, setHelp] = useState(false);
  const { page } = route.value;
  const allowed = {
    inbox: true,
    replies: true,
    review: mayReview.value,
    reports: maySeeReports.value,
    team: may("supervise"),
  }[page];
  useShortcuts({
    "?": () => setHelp(true),
    z: undoNewest,
    "g i": () => go({ page: "inbox", id: null }),
    "g c": () => go({ page: "replies" }),
    "g r": () => mayReview.value && go({ page: "review" }),
    "g d": () => maySeeReports.value && go({ page: "reports" }),
    "g t": () => may("supervise") && go({ page: "team" }),
  });
  useEffect(() => {
    if (!allowed) go({ page: "inbox", id: null });
  }, [allowed]);
  return (
    <div class="shell">
      <LinkBanner />
      <Side onHelp={() => setHelp(true)} />
      <main class="main">{allowed ? PAGES[page]() : <InboxPage />}</main>
      <GoingOff />
      <PassingSheets />
      {help && <Help onClose={() => setHelp(false)} />}
    </div>
  );
}
