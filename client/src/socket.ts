/** One WebSocket, until it is closed from either side; after that nothing is heard of it. */
import type { Environment } from "./environment";

export interface Ear {
  opened: () => void;
  got: (text: string) => void;
  /** It ended, and not by `close`. */
  closed: (code: number | undefined, reason: string) => void;
}

export interface Socket {
  send: (text: string) => void;
  close: () => void;
}

/** What is used of the browser's `WebSocket`. */
export interface BrowserSocket {
  readonly readyState: number;
  send: (text: string) => void;
  close: () => void;
  addEventListener: (type: string, listener: (event: Event) => void) => void;
}

export function openSocket(env: Environment, url: string, ear: Ear): Socket {
  let socket = newSocket(env, url);
  const on = (type: keyof WebSocketEventMap, act: (event: Event) => void) =>
    socket?.addEventListener(type, (event) => void (socket && act(event)));
  on("open", () => ear.opened());
  on("message", (event) => ear.got(String((event as MessageEvent).data)));
  on("close", (event) => {
    const { code, reason } = event as CloseEvent;
    socket = null;
    ear.closed(code, reason);
  });
  // The browser refuses (a content policy, a sandbox): that is heard as any end is.
  if (!socket) env.setTimeout(() => ear.closed(undefined, ""), 0);
  return {
    send: (text) => {
      // 1: OPEN. A closing socket swallows the frame; its end follows and the outbox resends.
      if (socket?.readyState === 1) socket.send(text);
    },
    close: () => {
      const open = socket;
      socket = null;
      open?.close();
    },
  };
}

function newSocket(env: Environment, url: string): BrowserSocket | null {
  try {
    const absolute = new URL(url, globalThis.location?.href);
    absolute.protocol = absolute.protocol.replace(/^http/, "ws");
    return env.webSocket(absolute.href);
  } catch {
    return null;
  }
}
