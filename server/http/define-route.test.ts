import { NextRequest } from "next/server";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { dashboardErrorSchema } from "@/lib/contract/dashboard-error";
import { PERSON_HEADER, personText } from "@/lib/session/person-header";
import { sessionCookie } from "@/server/sign-in/cookie-names";
import { endSession, startSession } from "@/server/sign-in/session-rows";
import { environment } from "@/server/environment";
import { prepareDashboard } from "@/server/testing/dashboard";
import { type Browser, cookieFor, visit } from "@/server/testing/signed-in";
import { defineRoute } from "./define-route";

const ran = vi.fn();
const route = defineRoute({
  input: z.looseObject({ bot: z.looseObject({ name: z.string() }) }),
  output: z.object({ done: z.boolean() }),
  run: async ({ input }) => {
    ran(input);
    return { done: true };
  },
});

let browser: Browser;

beforeAll(() => prepareDashboard());
beforeEach(async () => {
  ran.mockClear();
  const info = { entity_id: "a@b.example", license_id: 1, client_id: "c", scope: "agents-bot--my:ro" };
  const sid = await startSession(info, { accessToken: "plain", refreshToken: "plain", expiresIn: 60 });
  browser = { sid, token: "plain", cookie: await cookieFor(sid) };
});

function post(
  headers?: Record<string, string>,
  body: unknown = { bot: { name: "x" } },
  by: Browser | undefined = browser,
) {
  return visit(route, by, { method: "POST", body, headers });
}

describe("where a mutation comes from", () => {
  it.each<Record<string, string>>([
    { origin: "http://localhost:3130" },
    { "sec-fetch-site": "same-origin" },
    { origin: "http://localhost:3130", "sec-fetch-site": "same-origin" },
  ])("may be %o", async (headers) => {
    expect((await post(headers)).status).toBe(200);
  });

  it.each<Record<string, string>>([
    {},
    { origin: "null" },
    { origin: "http://localhost:3131" },
    { origin: "http://localhost:3130.evil.example" },
    { origin: "https://localhost:3130" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { origin: "http://localhost:3130", "sec-fetch-site": "cross-site" },
    { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
  ])("must not be %o", async (headers) => {
    const { status, json } = await post(headers);
    expect(status).toBe(403);
    expect(json).toMatchObject({ error: { code: "authorization", changed: "no" } });
    expect(ran).not.toHaveBeenCalled();
  });
});

describe("where a question comes from", () => {
  const read = defineRoute({ output: z.object({}), run: async () => ({}) });
  const get = (headers: Record<string, string>) => visit(read, browser, { headers });

  it.each<Record<string, string>>([{}, { "sec-fetch-site": "same-origin" }, { "sec-fetch-site": "none" }])(
    "may be %o",
    async (headers) => expect((await get(headers)).status).toBe(200),
  );

  it.each(["cross-site", "same-site", "anything"])("must not be a page of others: %s", async (site) => {
    const { status, json } = await get({ "sec-fetch-site": site });
    expect(status).toBe(403);
    expect(json).toMatchObject({ error: { code: "authorization", changed: "no" } });
  });
});

describe("who asks", () => {
  it("must be signed in", async () => {
    for (const cookie of ["", `${sessionCookie()}=nonsense`, await cookieFor("00000000-no-such-session")]) {
      const { status, json } = await post(undefined, {}, { ...browser, cookie });
      expect(status).toBe(401);
      expect(json).toMatchObject({ error: { code: "authentication", changed: "no" } });
    }
  });

  it("is nobody any more once the session has ended, whatever cookie is replayed", async () => {
    await endSession(browser.sid);
    expect((await post()).status).toBe(401);
  });

  it("is whom the page was made for, where it says so", async () => {
    const from = (person: string) => post({ origin: "http://localhost:3130", [PERSON_HEADER]: person });
    expect((await from(personText({ license_id: 1, email: "a@b.example" }))).status).toBe(200);
    ran.mockClear();
    for (const other of [
      { license_id: 2, email: "a@b.example" },
      { license_id: 1, email: "ä@b.example" },
    ]) {
      const { status, json } = await from(personText(other));
      expect(status).toBe(409);
      expect(json).toMatchObject({ error: { code: "other_person", changed: "no" } });
    }
    expect(ran).not.toHaveBeenCalled();
  });

  it("is not a bearer of a session token", async () => {
    const token = browser.cookie.split("=")[1] ?? "";
    const headers = { origin: "http://localhost:3130", authorization: `Bearer ${token}` };
    expect((await post(headers, {}, { ...browser, cookie: "" })).status).toBe(401);
  });
});

describe("what is asked", () => {
  it.each([
    ["{", "the body must be valid JSON"],
    ["[]", "the body must be an object"],
    [{ bot: {} }, "`name` is required"],
  ])("must fit: %j", async (body, message) => {
    const { status, json } = await post(undefined, body);
    expect(status).toBe(400);
    expect(json).toMatchObject({ error: { code: "validation", message, changed: "no" } });
  });

  it("must not be larger than the limit", async () => {
    const { status, json } = await post(undefined, { bot: { name: "x".repeat(1024 * 1024) } });
    expect(status).toBe(413);
    expect(dashboardErrorSchema.parse(json).error.code).toBe("validation");
  });

  it("keeps what the route does not know", async () => {
    await post(undefined, { bot: { name: "x", extra: { deep: [1] } } });
    expect(ran).toHaveBeenCalledWith({ bot: { name: "x", extra: { deep: [1] } } });
  });
});

describe("an answer", () => {
  it("is never stored and can be found in the log", async () => {
    const { headers } = await post();
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("that is not what the route promised is not sent", async () => {
    const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const leaking = defineRoute({
      output: z.object({ secret_key: z.undefined().optional() }),
      run: async () => ({ secret_key: "hush" }) as never,
    });
    const { status, text } = await visit(leaking, browser);
    expect(status).toBe(500);
    expect(text).not.toContain("hush");
    expect(JSON.stringify(written.mock.calls)).not.toContain("hush");
  });

  it("to an unforeseen failure says nothing of it, and the log has its reference", async () => {
    const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const failing = defineRoute({
      output: z.object({}),
      run: async () => {
        throw new Error("inner workings");
      },
    });
    const { status, json, text, headers } = await visit(failing, browser);
    expect(status).toBe(500);
    expect(text).not.toContain("inner workings");
    expect(dashboardErrorSchema.parse(json).error).toMatchObject({ code: "internal", changed: "no" });
    expect(String(written.mock.calls[0]?.[0])).toContain(headers.get("x-request-id"));
  });
});

it("does not take somebody who leaves in the middle of a body for a failure of ours", async () => {
  const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const body = new ReadableStream({
    pull: (stream) => stream.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" })),
  });
  const headers = { origin: environment().APP_URL, cookie: browser.cookie };
  const request = new NextRequest(`${environment().APP_URL}/api/test`, {
    method: "POST",
    headers,
    body,
    duplex: "half",
  } as never);
  const response = await route(request, { params: Promise.resolve({}) });
  expect(response.status).toBe(400);
  expect(written).not.toHaveBeenCalled();
});
