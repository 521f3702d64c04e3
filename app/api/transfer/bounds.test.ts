import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { MAX_FILE_BODY_BYTES } from "@/lib/contract/limits";
import { sealSecrets } from "@/lib/transfer/seal/seal";
import { writeDocument } from "@/lib/transfer/file/text";
import { findSession } from "@/server/sign-in/session-rows";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { findDrift } from "@/server/transfer/find-drift";
import { planFile } from "@/server/transfer/plan-file";
import { GET as SESSION } from "../session/route";
import { POST as DRIFT } from "./drift/route";
import { POST as EXPORT } from "./export/route";
import { POST as ITEM } from "./item/route";
import { POST as PLAN } from "./plan/route";

/** A file within every limit, long enough that other requests arrive while it is planned. */
const LONG = writeDocument({
  switchboard: 1,
  bots: Array.from({ length: 1500 }, (_, index) => ({ name: `Bot ${index}`, status: "offline" })),
});

let platform: Awaited<ReturnType<typeof preparePlatform>>;
let admin: Browser;
let other: Browser;

beforeAll(async () => {
  platform = await preparePlatform();
  admin = await signIn(platform);
  other = await signIn(platform, { email: "admin@two.example" });
});

const post = (route: Parameters<typeof visit>[0], by: Browser, body: unknown) =>
  visit(route, by, { method: "POST", body });
const plan = (text: string, by = admin, passphrase?: string) => post(PLAN, by, { text, passphrase });

/** The order in which answers come. */
async function inOrder(answers: Record<string, Promise<unknown>>): Promise<string[]> {
  const order: string[] = [];
  await Promise.all(Object.entries(answers).map(([name, answer]) => answer.then(() => order.push(name))));
  return order;
}

describe("a file that takes long", () => {
  it("keeps nobody waiting: others are answered while it is planned, also about files of their own", async () => {
    const order = await inOrder({
      long: plan(LONG),
      session: visit(SESSION, other),
      short: plan("switchboard: 1\n", other),
    });
    expect(order.at(-1)).toBe("long");
  });

  it("is planned, sealed and compared one at a time for each person", async () => {
    // How many are let in is proven in server/work-in-turn.test.ts; here the last arrive before the first is through.
    const answers = await Promise.all(Array.from({ length: 10 }, () => plan(LONG)));
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(3);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.json).toMatchObject({
      error: {
        code: "too_many_requests",
        message: expect.stringContaining("still working on a file for you"),
      },
    });
    expect(refused?.headers.get("retry-after")).toBe("5");
  });

  it("is given up when its client leaves, and the place is free again", async () => {
    const session = await findSession(admin.sid);
    if (session === undefined) throw new Error("no session");
    const client = new AbortController();
    const planned = planFile(session, { text: LONG }, client.signal);
    const waiting = findDrift(session, "x", client.signal);
    client.abort();
    await expect(planned).rejects.toMatchObject({ name: "LeftError" });
    await expect(waiting).rejects.toMatchObject({ name: "LeftError" });
    expect((await plan("switchboard: 1\n")).status).toBe(200);
  });

  it("of wrong passphrases takes the share of one person only", async () => {
    const secrets = await sealSecrets({ a: "secret" }, "right", 16);
    const sealed = writeDocument({
      switchboard: 1,
      webhooks: [{ url: "https://a.example", action: "thread_closed", secret: { encrypted: "a" } }],
      secrets,
    });
    const order = await inOrder({
      ...Object.fromEntries(
        Array.from({ length: 12 }, (_, index) => [`wrong ${index}`, plan(sealed, admin, `wrong ${index}`)]),
      ),
      right: plan(sealed, other, "right").then(({ json }) => expect(json).toMatchObject({ kind: "planned" })),
    });
    // Nine of the wrong ones are refused at once, one is tried beside the right one, two wait.
    expect(order.indexOf("right")).toBeLessThan(order.length - 1);
  });
});

describe("a transfer", () => {
  it("needs the permission before its body is read", async () => {
    const half = await signIn(platform, { scopes: ["webhooks--my:read"] });
    for (const route of [PLAN, DRIFT, EXPORT]) expect((await post(route, half, "{")).status).toBe(403);
    const reader = await signIn(platform, { scopes: ["webhooks--my:read", "agents-bot--my:read"] });
    expect((await post(ITEM, reader, "{")).status).toBe(403);
  });

  it("refuses bodies beyond the size of any file", async () => {
    const { status, json } = await plan("x".repeat(MAX_FILE_BODY_BYTES));
    expect(status).toBe(413);
    expect(json).toMatchObject({ error: { message: expect.stringContaining("larger than") } });
  });

  it("refuses a base that unpacks to more than any license", async () => {
    const base = gzipSync(Buffer.alloc(200 * 1024 * 1024, " ")).toString("base64");
    expect(base.length).toBeLessThan(1024 * 1024);
    const order = await inOrder({
      bomb: post(DRIFT, admin, { base }).then(({ status }) => expect(status).toBe(400)),
      session: visit(SESSION, other),
    });
    expect(order).toEqual(["session", "bomb"]);
  });
});
