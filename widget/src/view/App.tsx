/** The whole widget: launcher and panel, and where the focus goes between them. */
import { Icon } from "@baton/design";
import { Chat as ChatIcon, Unfold } from "@baton/design/icons";
import { useEffect, useRef } from "preact/hooks";
import type { Chat } from "../chat";
import type { Greeting } from "../greeting";
import { unreadCount, type State } from "../state";
import type { Texts } from "../texts";
import { SurroundingsContext, useSurroundings } from "./context";
import { Panel } from "./Panel";

export interface AppProps {
  chat: Chat;
  state: State;
  isOpen: boolean;
  texts: Texts;
  locale: string;
  greeting: Greeting;
  suggestions: readonly string[];
  toggle: (open: boolean) => void;
}

export function App({ isOpen, toggle, ...given }: AppProps) {
  const root = useRef<HTMLDivElement>(null);
  const focusInput = () => focusComposer(root.current);
  useFocusThatFollows(isOpen, root);
  return (
    <SurroundingsContext.Provider value={{ ...given, focusInput }}>
      <div class="root" lang={given.locale} ref={root}>
        {isOpen && <Panel close={() => toggle(false)} />}
        <Launcher open={isOpen} toggle={toggle} />
      </div>
    </SurroundingsContext.Provider>
  );
}

function Launcher({ open, toggle }: { open: boolean; toggle: (open: boolean) => void }) {
  const { state, texts } = useSurroundings();
  const unread = open ? 0 : unreadCount(state);
  const label = open ? texts.closeChat : unread ? texts.openUnread(unread) : texts.openChat;
  return (
    <button
      type="button"
      class={open ? "launcher is-open" : "launcher"}
      data-testid="launcher"
      aria-label={label}
      aria-expanded={open}
      onClick={() => toggle(!open)}
    >
      <Icon of={open ? Unfold : ChatIcon} />
      {unread > 0 && (
        <span class="badge" data-testid="unread" aria-hidden="true">
          {unread > 9 ? "9+" : unread}
        </span>
      )}
    </button>
  );
}

/** Opening moves focus into the panel, closing brings it back; a restored panel leaves it alone. */
function useFocusThatFollows(open: boolean, root: { current: HTMLElement | null }): void {
  const was = useRef(open);
  useEffect(() => {
    if (was.current === open) return;
    was.current = open;
    if (open) focusComposer(root.current);
    else root.current?.querySelector<HTMLElement>(".launcher")?.focus();
  }, [open]);
}

function focusComposer(root: HTMLElement | null): void {
  // On a touch screen, focusing the input would bring up the keyboard and cover the thread.
  const target = matchMedia("(pointer: coarse)").matches ? ".title" : ".composer textarea";
  root?.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
}
