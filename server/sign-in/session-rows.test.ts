import { beforeAll, expect, it, vi } from "vitest";
import { inRequest, noteWhose } from "@/server/request-context";
import { log } from "@/server/log";
import { prepareDashboard } from "@/server/testing/dashboard";
import { sessionMark, startSession } from "./session-rows";

beforeAll(() => prepareDashboard());

const info = { entity_id: "a@b.example", license_id: 1, client_id: "c", scope: "agents-bot--my:ro" };
const start = () => startSession(info, { accessToken: "plain", refreshToken: "plain", expiresIn: 60 });

it("a session has an id of 256 random bits", async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, start));
  expect(new Set(ids).size).toBe(20);
  for (const id of ids) expect(Buffer.from(id, "base64url").toString("base64url"), id).toHaveLength(43);
});

it("the lines of one session belong together in the log, which holds neither its id nor an email", async () => {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  const sid = await start();
  for (const id of ["one", "two"]) {
    inRequest({ id }, () => {
      noteWhose(1, sessionMark(sid));
      log("info", "refused", { status: 403 });
    });
  }
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { request_id: "one", session: sessionMark(sid) },
    { request_id: "two", session: sessionMark(sid) },
  ]);
  expect(lines.join("")).not.toContain(sid);
  expect(sessionMark(sid)).toMatch(/^[0-9a-f]{16}$/);
});
