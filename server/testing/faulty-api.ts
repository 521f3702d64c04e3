import type { ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, expect, vi } from "vitest";
import type { DashboardErrorCode } from "@/lib/contract/dashboard-error";
import { MAX_ANSWER_BYTES, MAX_BODY_DEPTH } from "@/lib/contract/limits";
import { METHODS, type MethodName } from "@/lib/contract/methods";
import { startOnLoopback } from "./loopback";

/* Configuration API that fails in each way in which a server, or a gateway before it, can fail. */

type Faulty = {
  break: (response: ServerResponse) => void;
  /** Code that the dashboard should report. */
  code: DashboardErrorCode;
  /** Whether the API may have carried the call out although the answer failed. */
  isLost: boolean;
};

const LATER_SECONDS = "60";
const reply =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
const refusal = (type: string) => JSON.stringify({ error: { type, message: "Not now" } });
const later = { "retry-after": LATER_SECONDS };

function half(response: ServerResponse): void {
  response.writeHead(200, { "content-length": "1000" });
  response.write("{", () => response.socket?.destroy());
}

function tooLarge(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" });
  const chunk = Buffer.alloc(1024 * 1024, " ");
  let left = MAX_ANSWER_BYTES / chunk.length + 1;
  const more = () => void (response.destroyed || left-- <= 0 || response.write(chunk, more));
  more();
}

const deep = `${'{"a":'.repeat(2 * MAX_BODY_DEPTH)}1${"}".repeat(2 * MAX_BODY_DEPTH)}`;

export const FAULTS = {
  hang: { break: () => {}, code: "upstream_timeout", isLost: true },
  reset: { break: (response) => response.socket?.destroy(), code: "upstream_unavailable", isLost: true },
  "half an answer": { break: half, code: "upstream_unavailable", isLost: true },
  garbage: { break: reply(200, "<html>"), code: "upstream_unavailable", isLost: true },
  // The accounts server confirms the token, so the session has not ended.
  401: { break: reply(401, refusal("authentication")), code: "upstream_unavailable", isLost: false },
  "403 without form": { break: reply(403, "Forbidden"), code: "upstream_unavailable", isLost: false },
  429: { break: reply(429, refusal("too_many_requests"), later), code: "too_many_requests", isLost: false },
  500: { break: reply(500, refusal("internal")), code: "upstream_unavailable", isLost: true },
  502: { break: reply(502, "<html>"), code: "upstream_unavailable", isLost: true },
  "503 with Retry-After": {
    break: reply(503, refusal("internal"), later),
    code: "upstream_unavailable",
    isLost: true,
  },
  "too large": { break: tooLarge, code: "upstream_unavailable", isLost: true },
  "too deep": { break: reply(200, deep), code: "upstream_unavailable", isLost: true },
} as const satisfies Record<string, Faulty>;
export type FaultName = keyof typeof FAULTS;
export const faults = Object.keys(FAULTS) as FaultName[];

/** Calls that fail: all of them, or only writes, which then have no effect or take effect. */
export type Where = "every call" | "a write, undone" | "a write, done";

/** Creates a proxy with faults between the dashboard and the API. */
export function createFaultyApi() {
  let fault: { name: FaultName; where: Where } | undefined;
  let underWay = 0;
  const called: MethodName[] = [];

  async function start(apiUrl: string): Promise<string> {
    const { url, close } = await startOnLoopback((request, response) => {
      underWay += 1;
      void text(request)
        .then(async (body) => {
          const method = (request.url?.split("/").at(-1) ?? "") as MethodName;
          called.push(method);
          const mine =
            fault && (fault.where === "every call" || METHODS[method].kind === "write") ? fault : undefined;
          if (mine && mine.where !== "a write, done") return FAULTS[mine.name].break(response);
          const { authorization = "" } = request.headers;
          const answer = await fetch(`${apiUrl}${request.url}`, {
            method: "POST",
            headers: { authorization },
            body,
          });
          const said = await answer.text();
          if (mine) return FAULTS[mine.name].break(response);
          reply(answer.status, said)(response);
        })
        // The client may have left in the middle.
        .catch(() => response.destroy())
        .finally(() => (underWay -= 1));
    });
    afterAll(close);
    return url;
  }

  return {
    start,
    /** Methods called since the last time this was read. */
    calls: () => called.splice(0),
    /** Runs work while the API fails; afterwards the API works again, and calls in progress have ended. */
    async whileAtFault<T>(name: FaultName, where: Where, work: () => Promise<T>): Promise<T> {
      fault = { name, where };
      try {
        return await work();
      } finally {
        fault = undefined;
        await vi.waitFor(() => expect(underWay).toBe(0));
      }
    },
  };
}
