import { beforeAll, describe, expect, it } from "vitest";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { PATCH } from "./[id]/route";
import { GET } from "./route";

let platform: Awaited<ReturnType<typeof preparePlatform>>;
let admin: Browser;

beforeAll(async () => {
  platform = await preparePlatform();
  admin = await signIn(platform);
});

const name = (id: string, given: unknown, by: Browser | undefined = admin) =>
  visit(PATCH, by, { method: "PATCH", params: { id }, body: { name: given } });

describe("names of groups", () => {
  it("are given, seen by a colleague, changed and taken away", async () => {
    expect((await name("2", " Sales ")).json).toEqual({ names: { 2: "Sales" } });
    await name("4294967295", "The last one");
    const colleague = await signIn(platform, { email: "agent@one.example" });
    expect((await visit(GET, colleague)).json).toEqual({ names: { 2: "Sales", 4294967295: "The last one" } });
    expect((await name("2", "Sales, Europe")).json).toMatchObject({ names: { 2: "Sales, Europe" } });
    await name("4294967295", "");
    expect((await name("2", "")).json).toEqual({ names: {} });
  });

  it("are one group's only", async () => {
    await name("1", "Billing");
    const { status, json } = await name("3", "billing");
    expect(status).toBe(400);
    expect(json).toMatchObject({ error: { message: "Group 1 is already called billing", changed: "no" } });
    expect((await name("1", "BILLING")).status).toBe(200);
  });

  it("are different to the eye, and can be seen", async () => {
    await name("1", "Café  Sales");
    for (const alike of ["cafe\u0301 sales", "Café\u00a0Sales", "Caf\u200bé Sales"]) {
      expect((await name("3", alike)).status).toBe(400);
    }
    expect((await name("3", "\u200b")).status).toBe(400);
    expect((await name("3", "Cafe Sales")).json).toMatchObject({
      names: { 1: "Café  Sales", 3: "Cafe Sales" },
    });
  });

  it("have an end, and belong to numbers that groups can have", async () => {
    expect((await name("1", "x".repeat(61))).status).toBe(400);
    expect((await name("1", 7)).status).toBe(400);
    for (const id of ["-1", "x", "4294967296"]) expect((await name(id, "x")).status).toBe(404);
  });

  it("need a session, and the permission to write bots", async () => {
    expect((await visit(GET, undefined)).status).toBe(401);
    const reader = await signIn(platform, { scopes: ["agents-bot--all:read"] });
    expect((await name("5", "x", reader)).status).toBe(403);
  });
});
