/* What the console asks of the service, and what it makes of refusals. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { http as Http } from "../src/api/http";

const asked: Request[] = [];
let answers: () => Response | Promise<Response>;

beforeEach(() => {
  asked.length = 0;
  vi.resetModules();
  vi.stubGlobal(
    "Request",
    class extends Request {
      constructor(path: string, init?: RequestInit) {
        super(new URL(path, "http://baton.test"), init);
      }
    },
  );
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request);
    return answers();
  });
});

afterEach(() => vi.unstubAllGlobals());

const load = async () => ({
  ...(await import("../src/api/rest")),
  ...(await import("../src/api/http")),
});

const json = (body: unknown, status = 200) => Response.json(body, { status });

test("an id is one part of the path, whatever stands in it, and the body is JSON", async () => {
  answers = () => json({ id: "a/b" });
  const { rest } = await load();
  expect((await rest.resolve("a/b?c", 3, 7, "solved")).id).toBe("a/b");
  const [request] = asked;
  expect(request?.method).toBe("POST");
  expect(new URL(request!.url).pathname).toBe("/api/conversations/a%2Fb%3Fc/resolve");
  expect(await request!.json()).toEqual({
    epoch: 3,
    last_seen: 7,
    outcome: "solved",
    topic: null,
  });
});

test("what comes without a body is no failure where none is due", async () => {
  answers = () => new Response(null, { status: 204 });
  const { rest } = await load();
  await expect(rest.logout()).resolves.toBeUndefined();
});

test("a refusal keeps its problem, and one for want of a session is heard", async () => {
  const { ApiError, onSignedOut, rest } = await load();
  const heard = vi.fn();
  onSignedOut(heard);
  const taken = { code: "already_claimed", message: "Bo has it", details: { owner: "Bo" } };
  answers = () => json(taken, 409);
  const refused = await rest.claim("c1", 1).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ApiError);
  expect(refused).toMatchObject({ status: 409, problem: taken });
  expect(heard).not.toHaveBeenCalled();
  answers = () => json({ code: "not_signed_in", message: "log in", details: {} }, 401);
  await expect(rest.me()).rejects.toMatchObject({ status: 401 });
  expect(heard).toHaveBeenCalledOnce();
});

test("an answer that is not the service's, and none at all, are said as what they are", async () => {
  const { rest } = await load();
  answers = () => new Response("<h1>Bad gateway</h1>", { status: 502 });
  await expect(rest.intents()).rejects.toMatchObject({
    status: 502,
    problem: { code: "unexpected" },
  });
  answers = () => Promise.reject(new TypeError("fetch failed"));
  await expect(rest.intents()).rejects.toMatchObject({
    status: 0,
    problem: { code: "unreachable" },
  });
});

/** Never called: that it compiles is the test. */
export function wrongCallsDoNotCompile(http: typeof Http): void {
  // @ts-expect-error: there is no such path
  void http.GET("/api/conversation/{conversation_id}");
  // @ts-expect-error: it takes POST
  void http.PUT("/api/logout");
  void http.POST("/api/conversations/{conversation_id}/claim", {
    params: { path: { conversation_id: "c1" } },
    // @ts-expect-error: an epoch is a number
    body: { epoch: "1" },
  });
  void http.GET("/api/me").then(({ data }) => {
    // @ts-expect-error: nobody is told a password
    return data?.password;
  });
}
