import type { ServerResponse } from "node:http";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "@/server/database/database";
import { environment } from "@/server/environment";
import { SessionEndedError } from "@/server/errors";
import { prepareDashboard } from "@/server/testing/dashboard";
import { answer, startHttpServer } from "@/server/testing/http-server";
import { callApi } from "@/server/upstream/call-api";
import { CHECKED_FOR_MS, checkedSession, GRACE_MS, RightsUnknownError } from "./rights";
import {
  findSession,
  IDLE_SECONDS,
  SESSION_SECONDS,
  type Session,
  startSession,
  sweepSessions,
} from "./session-rows";

beforeAll(() => prepareDashboard());
beforeEach(() => void vi.spyOn(process.stdout, "write").mockReturnValue(true));

const INFO = { entity_id: "anna@one.example", license_id: 1, client_id: "c", scope: "agents-bot--my:read" };
const TOKENS = { accessToken: "access", refreshToken: "refresh", expiresIn: 3600 };

async function signedIn(): Promise<Session> {
  const session = await findSession(await startSession(INFO, TOKENS));
  if (session === undefined) throw new Error("nobody is signed in");
  return session;
}

type Answers = (response: ServerResponse) => unknown;
const says = (status: number, json: unknown) => (response: ServerResponse) => answer(response, status, json);
const page = (status: number) => (response: ServerResponse) =>
  void response.writeHead(status, { "content-type": "text/html" }).end("<html>No</html>");
const reset: Answers = (response) => response.socket?.destroy();
const renewed = says(200, { access_token: "fresh", refresh_token: "next", expires_in: 3600 });

/** Starts an accounts server for one test. */
async function accounts(given: { info: Answers; token?: Answers }) {
  const { url, requests } = await startHttpServer(
    ({ url: path }, response) =>
      void (path.startsWith("/info") ? given.info : (given.token ?? reset))(response),
  );
  environment().ACCOUNTS_URL = url;
  return { asked: (path: string) => requests.filter(({ url: asked }) => asked.startsWith(path)).length };
}

/** Starts an API for one test that answers every call alike. */
async function api(answers: Answers) {
  const { url, requests } = await startHttpServer((_, response) => void answers(response));
  environment().CONFIGURATION_API_URL = url;
  return requests;
}

describe("rights", () => {
  const later = () => Date.now() + CHECKED_FOR_MS + 1;

  it("are asked for once a minute, once for all who ask, and follow what the accounts server says", async () => {
    const { sid } = await signedIn();
    const { asked } = await accounts({ info: says(200, { ...INFO, scope: "webhooks--my:rw" }) });
    expect((await checkedSession(sid))?.granted).toEqual(["agents-bot--my:read"]);
    expect(asked("/info")).toBe(0);
    const now = later();
    const sessions = await Promise.all(Array.from({ length: 20 }, () => checkedSession(sid, now)));
    expect(sessions.map((session) => session?.granted)).toEqual(
      Array.from({ length: 20 }, () => ["webhooks--my:write"]),
    );
    expect(asked("/info")).toBe(1);
    expect((await checkedSession(sid))?.granted).toEqual(["webhooks--my:write"]);
    expect(asked("/info")).toBe(1);
  });

  it("that one process was told are read by the others", async () => {
    const { sid } = await signedIn();
    const { asked } = await accounts({ info: says(200, INFO) });
    await (await database())
      .updateTable("oauth_sessions")
      .set({ checked_at: Date.now() - CHECKED_FOR_MS })
      .where("sid", "=", sid)
      .execute();
    await checkedSession(sid);
    vi.resetModules();
    Object.assign(globalThis, { [Symbol.for("switchboard.rights")]: undefined });
    const other = await import("./rights");
    expect((await other.checkedSession(sid))?.sid).toBe(sid);
    expect(asked("/info")).toBe(1);
  });

  it.each([
    ["another person", { ...INFO, entity_id: "eve@one.example" }],
    ["another license", { ...INFO, license_id: 2 }],
  ])("of %s end the session", async (_, info) => {
    const { sid } = await signedIn();
    await accounts({ info: says(200, info) });
    expect(await checkedSession(sid, later())).toBeUndefined();
    expect(await findSession(sid)).toBeUndefined();
  });

  it("end with a token that is refused twice: by /info, and at its refresh", async () => {
    const { sid } = await signedIn();
    const dead = says(401, { error: "invalid_token" });
    await accounts({ info: dead, token: says(400, { error: "invalid_grant" }) });
    expect(await checkedSession(sid, later())).toBeUndefined();
    expect(await findSession(sid)).toBeUndefined();
  });

  it.each<[string, Answers, Answers?]>([
    ["fails", says(500, {})],
    ["resets the connection", reset],
    ["is a page of something in between, 403", page(403)],
    ["is a page of something in between, 200", page(200)],
    ["calls a token dead, and fails at the refresh", says(401, {}), says(500, { error: "invalid_grant" })],
    ["calls a token dead, and is a page at the refresh", page(401), page(200)],
    ["calls dead what it has just given out", says(401, {}), renewed],
  ])(
    "are as last known for a while, and then unknown, while the accounts server %s",
    async (_, info, token) => {
      const { sid } = await signedIn();
      await accounts({ info, token });
      const within = Date.now() + GRACE_MS - 1000;
      expect((await checkedSession(sid, within))?.granted).toEqual(["agents-bot--my:read"]);
      const beyond = Date.now() + GRACE_MS + CHECKED_FOR_MS;
      await expect(checkedSession(sid, beyond)).rejects.toThrow(RightsUnknownError);
      await accounts({ info: says(200, INFO) });
      expect((await checkedSession(sid, beyond + CHECKED_FOR_MS))?.sid).toBe(sid);
    },
  );
});

describe("a refusal by the API", () => {
  const refuses = says(401, { error: { type: "authentication", message: "No" } });
  const list = (session: Session) => callApi(session, "get_bot_agents", { all: false });

  it("of a token that the accounts server accepts signs nobody out, and says so", async () => {
    const session = await signedIn();
    const requests = await api(refuses);
    const { asked } = await accounts({ info: says(200, INFO) });
    await expect(list(session)).rejects.toMatchObject({
      code: "upstream_unavailable",
      message: "The Configuration API refused your sign-in although the accounts server accepts it.",
      changed: "no",
      asked: { why: "unavailable" },
    });
    expect(requests).toHaveLength(2);
    expect(asked("/token")).toBe(0);
    expect(await findSession(session.sid)).toBeDefined();
  });

  it("that passes is not noticed", async () => {
    const session = await signedIn();
    let calls = 0;
    const good = says(200, { bot_agents: [] });
    await api((response) => ((calls += 1) === 1 ? refuses : good)(response));
    await accounts({ info: says(200, INFO) });
    expect(await list(session)).toEqual({ bot_agents: [] });
  });

  it("is no reason to sign anybody out while the accounts server does not answer", async () => {
    const session = await signedIn();
    await api(refuses);
    await accounts({ info: reset });
    await expect(list(session)).rejects.toMatchObject({ code: "upstream_unavailable" });
    expect(await findSession(session.sid)).toBeDefined();
  });

  it("of a token that the accounts server calls dead, and does not renew, ends the session", async () => {
    const session = await signedIn();
    await api(refuses);
    await accounts({ info: says(401, {}), token: says(400, { error: "invalid_grant" }) });
    await expect(list(session)).rejects.toThrow(SessionEndedError);
    expect(await findSession(session.sid)).toBeUndefined();
  });

  it("by something in between is not a missing permission", async () => {
    const session = await signedIn();
    await api(page(403));
    await expect(list(session)).rejects.toMatchObject({ code: "upstream_unavailable", changed: "no" });
  });
});

describe("a session ends by itself", () => {
  it.each([
    ["thirty days after the sign-in, however much it is used", { created_at: SESSION_SECONDS }],
    ["seven days after its last use", { checked_at: IDLE_SECONDS }],
  ])("%s, and its tokens are forgotten", async (_, ages) => {
    const sessions = await database();
    const { sid } = await signedIn();
    const set = async (more: number) => {
      const moments = Object.entries(ages).map(([name, age]) => [name, Date.now() - age * 1000 - more]);
      await sessions
        .updateTable("oauth_sessions")
        .set(Object.fromEntries(moments))
        .where("sid", "=", sid)
        .execute();
    };
    const rows = () => sessions.selectFrom("oauth_sessions").select("sid").where("sid", "=", sid).execute();
    await set(-60_000);
    await sweepSessions();
    expect(await findSession(sid)).toBeDefined();
    await set(1);
    expect(await findSession(sid)).toBeUndefined();
    expect(await checkedSession(sid)).toBeUndefined();
    expect(await rows()).toHaveLength(1);
    await sweepSessions();
    expect(await rows()).toEqual([]);
  });
});
