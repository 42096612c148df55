import { afterEach, expect, test, vi } from "vitest";
import { greetings } from "../src/greeting";

const told = vi.fn();

function answering(status: number, body: string): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return new Response(body, { status });
  });
  return asked;
}

afterEach(() => told.mockClear());

const arrived = () => vi.waitFor(() => expect(told).toHaveBeenCalledOnce());

test("the assistant's words come once for each language, and are told when they are there", async () => {
  const asked = answering(200, '{"name":"Ferry","intro":"Hej!","suggestions":["Hvornår?"]}');
  const greeting = greetings("https://help.test", told);
  expect(greeting("da").intro).toBeUndefined();
  greeting("da");
  await arrived();
  expect(greeting("da")).toEqual({ name: "Ferry", intro: "Hej!", suggestions: ["Hvornår?"] });
  expect(asked).toEqual(["https://help.test/api/widget/greeting?locale=da"]);
  greeting("de-AT");
  expect(asked).toHaveLength(2);
});

test.each([
  ["no JSON", 502, "<html>"],
  ["a problem", 503, '{"code":"unavailable","message":"down"}'],
])("%s is no greeting, and it is asked for again", async (_, status, body) => {
  vi.useFakeTimers();
  answering(status, body);
  const greeting = greetings("https://help.test", told);
  expect(greeting("en").intro).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1000);
  expect(greeting("en")).toEqual({});
  const asked = answering(200, '{"name":"Ferry","intro":"Ahoy!","suggestions":[]}');
  await vi.advanceTimersByTimeAsync(5000);
  expect(told).toHaveBeenCalledOnce();
  expect(greeting("en").intro).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(greeting("en").intro).toBe("Ahoy!");
  expect(asked).toHaveLength(1);
  vi.useRealTimers();
});
