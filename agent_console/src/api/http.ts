/* The one way to call the service: paths, bodies and answers are typed by its OpenAPI document, and
   every failure is an `ApiError` with its Problem. */
import createClient from "openapi-fetch";
import type { wire } from "@baton/client";
import { problemInWords } from "../lib/problems";
import { t } from "../text";
import type { Problem } from "../types";

export class ApiError extends Error {
  constructor(
    /** HTTP status; 0 if the service was not reached. */
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problemInWords(problem));
  }
}

let signedOut: () => void = () => {};

/** `listener` is called when the service no longer knows the caller (status 401). */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

export const http = createClient<wire.paths>({ credentials: "same-origin" });

http.use({
  async onResponse({ response }) {
    if (response.ok) return;
    const error = new ApiError(response.status, await problemOf(response));
    if (response.status === 401) signedOut();
    throw error;
  },
  onError: () => new ApiError(0, { code: "unreachable", message: t.error.network, details: {} }),
});

/** The answer to a call. */
export async function answer<T>(call: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { data, response } = await call;
  if (data === undefined) throw new ApiError(response.status, unexpected(response));
  return data;
}

/** For calls whose answer is empty. */
export async function done(call: Promise<{ response: Response }>): Promise<void> {
  await call;
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  return isProblem(body) ? body : unexpected(response);
}

function unexpected(response: Response): Problem {
  return { code: "unexpected", message: t.error.unexpected(response.status), details: {} };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "message" in body;
}
