/** The panel with what its parts share, and the focus that goes into it. */
import { useEffect, useRef } from "preact/hooks";
import type { Chat } from "../chat";
import type { Greeting } from "../greeting";
import type { State } from "../state";
import type { Texts } from "../texts";
import { SurroundingsContext } from "./context";
import { Panel } from "./Panel";

export interface AppProps {
  chat: Chat;
  state: State;
  texts: Texts;
  locale: string;
  greeting: Greeting;
  suggestions: readonly string[];
  takesFocus: boolean;
  close: () => void;
}

/** There as long as the chat is open. */
export function App({ takesFocus, close, ...given }: AppProps) {
  const root = useRef<HTMLDivElement>(null);
  const focusInput = () => focusComposer(root.current);
  useEffect(() => {
    if (takesFocus) focusInput();
  }, []);
  return (
    <SurroundingsContext.Provider value={{ ...given, focusInput }}>
      <div ref={root}>
        <Panel close={close} />
      </div>
    </SurroundingsContext.Provider>
  );
}

function focusComposer(root: HTMLElement | null): void {
  // On a touch screen, focusing the input would bring up the keyboard and cover the thread.
  const target = matchMedia("(pointer: coarse)").matches ? ".title" : ".composer textarea";
  root?.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
}
