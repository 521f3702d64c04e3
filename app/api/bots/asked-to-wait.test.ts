import type { ServerResponse } from "node:http";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { environment } from "@/server/environment";
import { answer, startHttpServer } from "@/server/testing/http-server";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { GET as LIST, POST as CREATE } from "./route";

let platform: Awaited<ReturnType<typeof preparePlatform>>;
let admin: Browser;

beforeAll(async () => {
  platform = await preparePlatform();
});
beforeEach(async () => {
  admin = await signIn(platform);
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
});

type Refuse = (method: string, call: number) => ((response: ServerResponse) => void) | undefined;

const refusal = (status: number, after?: number | string) => (response: ServerResponse) => {
  if (after !== undefined) response.setHeader("retry-after", String(after));
  answer(response, status, {
    error: { type: status === 429 ? "too_many_requests" : "internal", message: "Slow down" },
  });
};

/** The platform behind a limit of calls, for the length of a test. */
async function limit(refuse: Refuse) {
  const passed: string[] = [];
  let calls = 0;
  const { url, requests } = await startHttpServer(async ({ url: path, headers, body }, response) => {
    const method = path.split("/").at(-1) ?? "";
    const refused = refuse(method, (calls += 1));
    if (refused) return refused(response);
    passed.push(method);
    const reply = await fetch(`${platform.apiUrl}${path}`, {
      method: "POST",
      headers: { authorization: headers.authorization ?? "" },
      body,
    });
    answer(response, reply.status, await reply.json());
  });
  const settings = environment();
  const { CONFIGURATION_API_URL } = settings;
  settings.CONFIGURATION_API_URL = `${url}/configuration`;
  return { passed, requests, end: () => void (settings.CONFIGURATION_API_URL = CONFIGURATION_API_URL) };
}

const create = (name: string) =>
  visit(CREATE, admin, { method: "POST", body: { bot: { name, status: "offline" } } });

describe("a call that is refused with a time to come again", () => {
  it("is sent again then, a write too, and writes once", async () => {
    const { passed, end } = await limit((method, call) =>
      method === "create_bot_agent" && call < 4 ? refusal(429, 0) : undefined,
    );
    expect((await create("Patient")).status).toBe(200);
    end();
    expect(passed.filter((method) => method === "create_bot_agent")).toHaveLength(1);
  });

  it("is told to the browser with the time when that is too long, and nothing is asked meanwhile", async () => {
    const { requests, end } = await limit(() => refusal(429, 40));
    const { status, headers, json } = await visit(LIST, admin);
    end();
    expect({ status, after: headers.get("retry-after") }).toEqual({ status: 429, after: "40" });
    expect(json).toMatchObject({ error: { code: "too_many_requests", changed: "no", retry_after: 40 } });
    expect(requests.length).toBeLessThanOrEqual(2);
  });

  it("is sent again once when a 429 names no time", async () => {
    const { requests, end } = await limit((_, call) => (call === 1 ? refusal(429) : undefined));
    expect((await visit(LIST, admin)).status).toBe(200);
    end();
    expect(requests.length).toBeLessThanOrEqual(3);
  });
});

describe("a 503 that names a time", () => {
  it("is waited for by a read", async () => {
    const { end } = await limit((_, call) => (call <= 2 ? refusal(503, 0) : undefined));
    expect((await visit(LIST, admin)).status).toBe(200);
    end();
  });

  it("is told as it came when it is too long", async () => {
    const { end } = await limit(() => refusal(503, 40));
    const { status, headers } = await visit(LIST, admin);
    end();
    expect({ status, after: headers.get("retry-after") }).toEqual({ status: 503, after: "40" });
  });

  it("leaves a write open, and sends it once", async () => {
    const { requests, end } = await limit((method) =>
      method === "create_bot_agent" ? refusal(503, 1) : undefined,
    );
    const { json } = await create("Unsure");
    end();
    expect(json).toMatchObject({ error: { changed: "unknown", retry_after: 1 } });
    expect(requests.filter(({ url }) => url.endsWith("create_bot_agent"))).toHaveLength(1);
  });
});
