/** What the components share: the chat, its texts, where to put the focus. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Chat } from "../chat";
import type { Greeting } from "../greeting";
import type { State } from "../state";
import type { Texts } from "../texts";
import { backInWords } from "../waiting";

export interface Surroundings {
  chat: Chat;
  state: State;
  texts: Texts;
  locale: string;
  greeting: Greeting;
  suggestions: readonly string[];
  /** Put the focus back where one writes, after a control that vanishes when used. */
  focusInput: () => void;
}

export const SurroundingsContext = createContext<Surroundings | null>(null);

export function useSurroundings(): Surroundings {
  return useContext(SurroundingsContext)!;
}

/** When the team is back, in words; null while it is at work, or if nobody knows. */
export function useOpening(): string | null {
  const { state, texts, locale } = useSurroundings();
  const queue = state.conversation?.queue;
  return queue ? backInWords(queue, texts, locale, Date.now()) : null;
}
