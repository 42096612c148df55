/** A link in a mail leads to a page with the chat; its address says which conversation to open. */

const PARAMETER = "baton";

export function linkIn(address: string): string | null {
  return new URL(address).searchParams.get(PARAMETER);
}

/** The address without the link, which is nobody's to see once it has served. */
export function withoutLink(address: string): string {
  const url = new URL(address);
  url.searchParams.delete(PARAMETER);
  return url.href;
}
