/* Who sees what: the login if nobody is signed in, otherwise the frame with a page in it. */
import { useEffect, useState } from "preact/hooks";
import { InboxPage } from "./inbox/page";
import { RepliesPage } from "./replies/page";
import { ReviewPage } from "./review/page";
import { LinkBanner } from "./shell/banner";
import { GoingOff } from "./shell/going-off";
import { Login } from "./shell/login";
import { Side } from "./shell/side";
import { go, route } from "./state/route";
import { mayReview, me } from "./state/session";
import { undoNewest } from "./state/toasts";
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

function Frame() {
  const [help, setHelp] = useState(false);
  useShortcuts({
    "?": () => setHelp(true),
    z: undoNewest,
    "g i": () => go({ page: "inbox", id: null }),
    "g c": () => go({ page: "replies" }),
    "g r": () => mayReview.value && go({ page: "review" }),
  });
  useEffect(() => {
    if (route.value.page === "review" && !mayReview.value) go({ page: "inbox", id: null });
  }, [route.value, mayReview.value]);
  return (
    <div class="shell">
      <LinkBanner />
      <Side onHelp={() => setHelp(true)} />
      <main class="main">
        <Page />
      </main>
      <GoingOff />
      {help && <Help onClose={() => setHelp(false)} />}
    </div>
  );
}

function Page() {
  const { page } = route.value;
  if (page === "replies") return <RepliesPage />;
  return page === "review" && mayReview.value ? <ReviewPage /> : <InboxPage />;
}
