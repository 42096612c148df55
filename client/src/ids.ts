/** A random UUID (version 4). `crypto.randomUUID` would not do: plain http pages lack it. */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  // The version and, as "a", the variant (RFC 9562, 5.4).
  return hex.replace(/^(.{8})(.{4}).(...).(...)/, "$1-$2-4$3-a$4-");
}
