/* The agent's one socket: its state as signals, its frames to whoever listens. */
import { batch, signal } from "@preact/signals";
import { Link, openStorage, type Outbox, type Phase, type Refusal } from "@baton/client";
import type { Sent } from "../lib/replies";
import type { AgentFrame, ToAgent } from "../types";

export const phase = signal<Phase>("closed");
/** When the next attempt is due, in milliseconds since 1970; Infinity: none is planned. */
export const retryAt = signal(Infinity);
/** Why the service will not have this page; set while the phase is `refused`. */
export const refusal = signal<Refusal | null>(null);
export const outbox = signal<Outbox<Sent>>([]);

let link: Link<ToAgent, AgentFrame> | null = null;
const listeners = new Set<(frame: ToAgent) => void>();

export function onFrame(listener: (frame: ToAgent) => void): void {
  listeners.add(listener);
}

/** Unsent texts are kept per agent, so that two people at one browser never send each other's. */
export function open(agentId: string): void {
  close();
  link = new Link<ToAgent, AgentFrame>({
    url: "/ws/agent",
    hello: () => ({ type: "hello" }),
    onFrame: (frame) => listeners.forEach((listener) => listener(frame)),
    onPhase: (now, retryIn) => {
      batch(() => {
        refusal.value = link?.refusal ?? null;
        retryAt.value = Date.now() + retryIn;
        phase.value = now;
      });
    },
    onOutbox: (entries) => {
      outbox.value = entries;
    },
    storage: openStorage(),
    outboxKey: `baton:agent:${agentId}:`,
  });
  outbox.value = link.outbox;
  link.start();
}

export function close(): void {
  link?.stop();
  link = null;
  outbox.value = [];
}

/** Try now; also to try again after a refusal. */
export const tryNow = (): void => {
  link?.start();
  link?.wake();
};
export const post = (frame: Sent): void => link?.post(frame);
export const discard = (clientId: string): void => link?.discard(clientId);
export const say = (frame: Exclude<AgentFrame, Sent>): boolean => link?.send(frame) ?? false;
