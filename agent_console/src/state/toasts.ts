/* Short messages in the corner. */
import { createStore } from "@zag-js/toast";
import { ApiError } from "../api/http";

const MOST = 3;
const KINDS = {
  plain: { type: "info", duration: 5000 },
  good: { type: "success", duration: 4000 },
  bad: { type: "error", duration: 9000 },
} as const;

export const store = createStore<string>({ placement: "bottom-end", removeDelay: 160 });

/** The same text is not shown twice, and the oldest give way if there are too many. */
export function toast(text: string, tone: keyof typeof KINDS = "plain"): void {
  const others = store.getVisibleToasts().filter((other) => {
    const isSame = other.description === text;
    if (isSame) store.remove(other.id);
    return !isSame;
  });
  // The newest comes first.
  for (const old of others.slice(MOST - 1)) store.remove(old.id);
  store.create({ description: text, ...KINDS[tone] });
}

/** Runs `work`; an API failure becomes a toast and `undefined`. A bug stays a bug. */
export async function orToast<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status !== 401) toast(error.message, "bad");
    return undefined;
  }
}
