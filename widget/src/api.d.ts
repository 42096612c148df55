/**
 * What a page can do with the chat, and what it is told. A website that uses TypeScript can take this
 * file from the service: `/widget/baton.d.ts`.
 */

/** A user of the website; the service believes it by `hash` alone. */
export interface BatonUser {
  /** What the website calls the user, for good: an id rather than a name. */
  id: string;
  /**
   * HMAC-SHA256 of the id with the service's `BATON_IDENTITY_SECRET`, in hexadecimal; made by the
   * website's server, never in the page.
   */
  hash: string;
  name?: string | null;
  email?: string | null;
  /** What agents see beside the name; at most 30. */
  attributes?: BatonAttributes;
  /** A language tag such as `de-AT`. */
  language?: string | null;
}

export type BatonAttributes = Record<string, string | number | boolean>;

/** `window.Baton`, and the element `<baton-chat>` itself. */
export interface BatonApi {
  open(): void;
  close(): void;
  toggle(): void;
  /** The visitor is this user; null: has signed out, and this browser forgets the conversation. */
  setUser(user: BatonUser | null): void;
  /** More about the user, told before or after `setUser`. */
  setAttributes(attributes: BatonAttributes): void;
  /** A language tag such as `de` or `fr-CA`. */
  setLocale(locale: string): void;
  /** Forget the conversation on this browser, and who it was with; the next message begins a new one
   *  with a visitor whom nobody has named. */
  reset(): void;
}

/** A message of the bot, of an agent, or help that is offered to somebody in danger. */
export interface BatonMessage {
  seq: number;
  from: "bot" | "human" | "help";
  text: string;
  /** The agent's. */
  name: string | null;
  /** ISO 8601. */
  at: string;
}

/** Events of `<baton-chat>`, which bubble to the document. */
export interface BatonEvents {
  "baton:ready": CustomEvent<Record<string, never>>;
  "baton:open": CustomEvent<Record<string, never>>;
  "baton:close": CustomEvent<Record<string, never>>;
  "baton:message": CustomEvent<BatonMessage>;
  /** How many messages the visitor has not seen. */
  "baton:unread": CustomEvent<{ count: number }>;
  "baton:error": CustomEvent<{ code: string; message: string }>;
}

declare global {
  interface Window {
    /** From `baton:ready` on. */
    Baton?: BatonApi;
  }
  interface DocumentEventMap extends BatonEvents {}
}
