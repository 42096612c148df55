/** A link in an e-mail leads to a page with the chat; its address says which conversation to open. */

const PARAMETER = "baton";

export function linkIn(address: string): string | null {
  return new URL(address).searchParams.get(PARAMETER);
}

/** The address without the link, which nobody should see once it has been used. */
export function withoutLink(address: string): string {
  const url = new URL(address);
  url.searchParams.delete(PARAMETER);
  return url.href;
}
