/** What the components share: the chat, its texts, where to put the focus. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Chat } from "../chat";
import type { Greeting } from "../greeting";
import type { State } from "../state";
import type { Texts } from "../texts";

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
