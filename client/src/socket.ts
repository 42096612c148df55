/** One WebSocket, until either side closes it; after that nothing more is heard from it. */
import type { Environment } from "./environment";

export interface Ear {
  opened: () => void;
  got: (text: string) => void;
  /** It ended other than by `close`. */
  closed: (code: number | undefined, reason: string) => void;
}

export interface Socket {
  send: (text: string) => void;
  close: () => void;
}

/** The part of the browser's `WebSocket` that is used. */
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
  // If the browser refuses (a content policy, a sandbox), that is reported like any other end.
  if (!socket) env.setTimeout(() => ear.closed(undefined, ""), 0);
  return {
    send: (text) => {
      // 1: OPEN. A closing socket loses the frame; its end follows, and the outbox resends.
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
