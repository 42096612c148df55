/* Short messages in the corner. */
import { signal } from "@preact/signals";
import { ApiError } from "../api/http";

export interface Toast {
  id: number;
  text: string;
  tone: "plain" | "good" | "bad";
}

const MOST = 3;
const SHOWN_MS = { plain: 5000, good: 4000, bad: 9000 };

export const toasts = signal<readonly Toast[]>([]);
let last = 0;

export function toast(text: string, tone: Toast["tone"] = "plain"): void {
  const id = ++last;
  const others = toasts.value.filter((other) => other.text !== text);
  toasts.value = [...others, { id, text, tone }].slice(-MOST);
  setTimeout(() => dismiss(id), SHOWN_MS[tone]);
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((one) => one.id !== id);
}

/** Runs `work`; a failure of the API becomes a toast and `undefined`. A bug stays a bug. */
export async function orToast<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status !== 401) toast(error.message, "bad");
    return undefined;
  }
}
