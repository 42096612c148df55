/* One way to call the service: JSON in, JSON out, every failure an `ApiError` with its Problem. */
import { t } from "../text";
import type { Problem } from "../types";

export class ApiError extends Error {
  constructor(
    /** HTTP status; 0 when the service was not reached. */
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.message);
  }
}

let signedOut: () => void = () => {};

/** `listener` hears when the service no longer knows the caller (status 401). */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

export async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await reach(method, path, body);
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const error = new ApiError(response.status, await problemOf(response));
  if (response.status === 401) signedOut();
  throw error;
}

async function reach(method: string, path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      credentials: "same-origin",
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch {
    throw new ApiError(0, { code: "unreachable", message: t.error.network, details: {} });
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return body;
  return { code: "unexpected", message: t.error.unexpected(response.status), details: {} };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "message" in body;
}
