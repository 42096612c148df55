/** Draws a part of the panel for a test, in English, as somebody sees it who has just come. */
import type { LinkOptions, wire } from "@baton/client";
import { memoryStorage } from "@baton/client";
import { Clock, fakeEnvironment } from "@baton/client/testing";
import { render, type ComponentChild } from "preact";
import { Chat } from "../../src/chat";
import type { State } from "../../src/state";
import { en } from "../../src/texts/en";
import { SurroundingsContext } from "../../src/view/context";

type Environment = LinkOptions<wire.ToCustomer, wire.CustomerFrame>["environment"];

/** A chat that reaches no service: what it was told to send is in its outbox. */
export function chatAlone(environment: Environment = fakeEnvironment(new Clock())): Chat {
  return new Chat({
    server: "https://help.test",
    storage: memoryStorage(),
    locale: () => "en",
    onChange: () => {},
    onMessage: () => {},
    onError: () => {},
    environment,
  });
}

export function show(
  part: ComponentChild,
  chat: Chat,
  state: Partial<State> = {},
  focusInput: () => void = () => {},
): HTMLElement {
  const place = document.body.appendChild(document.createElement("div"));
  const draw = () =>
    render(
      <SurroundingsContext.Provider
        value={{
          chat,
          state: { ...chat.state, ...state },
          texts: en,
          locale: "en",
          greeting: {},
          suggestions: [],
          focusInput,
        }}
      >
        {part}
      </SurroundingsContext.Provider>,
      place,
    );
  draw();
  return place;
}

export const part = <E extends HTMLElement>(place: HTMLElement, name: string): E =>
  place.querySelector<E>(`[data-testid="${name}"]`)!;

/** Lets components draw again after something was typed or pressed. */
export const drawn = () => new Promise((done) => setTimeout(done, 20));

export async function type(field: HTMLTextAreaElement | HTMLInputElement, text: string) {
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await drawn();
}

export async function press(field: HTMLElement, key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  // The test's DOM does not know this old property.
  Object.defineProperty(event, "keyCode", { value: more.keyCode ?? 13 });
  field.dispatchEvent(event);
  await drawn();
}

/** What the chat was told to say. */
export const saidBy = (chat: Chat): string[] =>
  chat.state.unsent.flatMap(({ frame }) => (frame.type === "say" ? [frame.text] : []));
