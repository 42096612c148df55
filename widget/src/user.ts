/** Who the page says the visitor is. */
import type { wire } from "@baton/client";
import type { BatonAttributes, BatonUser } from "./api";

export type Vouched = Pick<
  wire.Posted<"/api/widget/sessions/identify">,
  "user_id" | "user_hash" | "name" | "email" | "attributes" | "language"
>;

/** As the service takes it. */
export function vouched(user: BatonUser): Vouched {
  return {
    user_id: user.id,
    user_hash: user.hash,
    name: user.name || null,
    email: user.email || null,
    attributes: user.attributes ?? {},
    language: user.language || null,
  };
}

/** The same user with more attributes; of two with one name, the newer. */
export function withAttributes(user: BatonUser, attributes: BatonAttributes): BatonUser {
  return { ...user, attributes: { ...user.attributes, ...attributes } };
}

/** The user that the page's script tag or element names. */
export function userIn(element: Element): BatonUser | null {
  const id = element.getAttribute("user-id");
  const hash = element.getAttribute("user-hash");
  if (!id || !hash) return null;
  const [name, email] = [element.getAttribute("user-name"), element.getAttribute("user-email")];
  return { id, hash, name, email };
}
