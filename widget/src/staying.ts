/**
 * Keeps the chat in a page that replaces its body, as Turbo, htmx and others do: the same element,
 * with all that it holds, goes back to where it can be seen.
 */

/** Milliseconds. A page that takes it away at once each time must not keep the browser busy. */
const AT_MOST_EVERY = 300;

let isOnItsWay = false;
let lastReturn = -Infinity;

/** To be called when the element has been taken out of the page. */
export async function comeBack(element: HTMLElement): Promise<void> {
  if (isOnItsWay) return;
  isOnItsWay = true;
  // First the page finishes what it is doing: it may only be moving the element.
  await null;
  const early = lastReturn + AT_MOST_EVERY - performance.now();
  if (early > 0) await new Promise((done) => setTimeout(done, early));
  await hasBody();
  isOnItsWay = false;
  if (element.isConnected) return;
  lastReturn = performance.now();
  // A page kept as text, or written by a server, brings an empty element of its own.
  const other = document.querySelector(element.localName);
  if (other) other.replaceWith(element);
  else document.body.append(element);
}

/** Between two bodies there may be none. */
function hasBody(): Promise<void> | void {
  if (document.body) return;
  return new Promise((done) => {
    const observer = new MutationObserver(() => {
      if (!document.body) return;
      observer.disconnect();
      done();
    });
    // The root may be replaced, too.
    observer.observe(document, { childList: true, subtree: true });
  });
}
