import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { endSession, findSession } from "@/server/sign-in/session-rows";
import { database } from "@/server/database/database";
import { environment } from "@/server/environment";
import { startAnotherDashboard } from "@/server/testing/another-dashboard";
import { createCutApi } from "@/server/testing/cut-api";
import { resumeAll, resumeReplacement, rollBackReplacement } from "./resume-replacement";
import { type Browser, clientOf, preparePlatform, signIn } from "@/server/testing/signed-in";

/* A process dies while it replaces a webhook, and another process finishes the replacement. */

const OLD = {
  url: "http://a.example/",
  action: "thread_closed",
  description: "Old",
  secret_key: "hush-hush",
};
const ORDER = {
  webhook: {
    ...{ url: OLD.url, action: OLD.action, description: "New" },
    secret: { kind: "keep" as const },
  },
  strategy: "overlap" as const,
};

const cuts = createCutApi();
let platform: Awaited<ReturnType<typeof preparePlatform>>;
let client: ReturnType<typeof clientOf>;
let admin: Browser;

beforeAll(async () => {
  platform = await preparePlatform(cuts.start);
  client = clientOf(platform, await signIn(platform));
});

beforeEach(async () => {
  admin = await signIn(platform);
  for (const { webhook_id } of await listed()) await client.call("unregister_webhook", { webhook_id });
});

const listed = async () => (await client.call("get_webhooks_config", {})).webhooks_config;
const rows = async () =>
  (await database()).selectFrom("replacements").selectAll().orderBy("started_at", "desc").execute();

/** Starts a replacement in a process that dies after registering the new webhook, before it gets the answer. */
async function dieInTheMiddle(environment: Record<string, string> = {}): Promise<void> {
  const { webhook_id: id } = await client.call("register_webhook", OLD);
  const dying = await startAnotherDashboard(environment);
  const registered = cuts.hold("register_webhook");
  void dying.ask("replaceWebhook", admin, id, ORDER, { requestId: "r" });
  await registered.reached;
  await dying.kill();
  registered.release();
  expect(await listed()).toHaveLength(2);
}

/** Lets the leases of dead processes expire. */
const letLeasesEnd = async () =>
  (await database()).updateTable("replacements").set({ lease_until: 0, again_at: null }).execute();

describe("a replacement whose process died", () => {
  it("is left to that process as long as it may live, and then finished by another", async () => {
    await dieInTheMiddle();
    await resumeAll();
    expect(await listed()).toHaveLength(2);
    await letLeasesEnd();
    // A starting process looks for abandoned replacements.
    const other = await startAnotherDashboard();
    await other.run("startDashboard");
    await vi.waitFor(async () => expect(await rows()).toMatchObject([{ outcome: "done" }]), 30_000);
    await other.kill();
    expect(await listed()).toMatchObject([{ description: "New", secret_key: "hush-hush" }]);
    expect(await rows()).toMatchObject([{ outcome: "done", sealed: null }]);
  });

  it("is finished with another session, and still is the change of whoever ordered it", async () => {
    await dieInTheMiddle();
    await endSession(admin.sid);
    await letLeasesEnd();
    await Promise.all([resumeAll(), resumeAll()]);
    expect(await listed()).toMatchObject([{ description: "New" }]);
    const [row] = await rows();
    const entries = await (await database())
      .selectFrom("changes")
      .select(["kind", "email", "result"])
      .where("operation_id", "=", row?.id ?? "")
      .orderBy("at")
      .execute();
    expect(entries).toMatchObject([
      { kind: "create", email: "admin@one.example", result: "done" },
      { kind: "remove", email: "admin@one.example", result: "done" },
    ]);
  });
});

describe("another AUTH_SECRET", () => {
  const NEW = "a new secret, at least thirty-two characters";
  const knowing = (secret: string, previous: string[] = []) =>
    Object.assign(environment(), { AUTH_SECRET: secret, AUTH_SECRET_PREVIOUS: previous });
  let oldSecret: string;
  beforeAll(() => {
    oldSecret = environment().AUTH_SECRET;
  });
  afterEach(() => void knowing(oldSecret));

  it("leaves a replacement as it is, and finishes it once the secret of before is known too", async () => {
    await dieInTheMiddle();
    await letLeasesEnd();
    knowing(NEW);
    await resumeAll();
    expect(await listed()).toHaveLength(2);
    const [row] = await rows();
    expect(row).toMatchObject({ outcome: null, sealed: expect.any(String) });
    expect(row?.problem).toContain("AUTH_SECRET_PREVIOUS");
    knowing(NEW, [oldSecret]);
    await resumeAll();
    expect(await listed()).toMatchObject([{ description: "New", secret_key: "hush-hush" }]);
    expect((await rows())[0]).toMatchObject({ outcome: "done", problem: null });
  });

  it("lets somebody who has lost the one of before give it up, and nothing else", async () => {
    await dieInTheMiddle();
    await letLeasesEnd();
    const [session, [row]] = [await findSession(admin.sid), await rows()];
    if (!session || !row) throw new Error("nothing was begun");
    knowing(NEW);
    const told = { outcome: null, problem: { message: expect.stringContaining("AUTH_SECRET_PREVIOUS") } };
    expect(await resumeReplacement(session, row.id)).toMatchObject(told);
    const given = await rollBackReplacement(session, row.id);
    expect(given).toMatchObject({
      outcome: "conflict",
      problem: { message: expect.stringContaining("given up") },
    });
    expect(await listed()).toHaveLength(2);
  });

  it("alone finishes it after everything was sealed anew", async () => {
    await dieInTheMiddle();
    await letLeasesEnd();
    const alone = await startAnotherDashboard({ AUTH_SECRET: NEW });
    await alone.run("resumeAll");
    expect(await listed()).toHaveLength(2);
    const previous = `${"of-long-ago-".repeat(3)}, ${oldSecret}`;
    const both = await startAnotherDashboard({ AUTH_SECRET: NEW, AUTH_SECRET_PREVIOUS: previous });
    await both.run("resealAll");
    await alone.run("resumeAll");
    expect(await listed()).toMatchObject([{ description: "New", secret_key: "hush-hush" }]);
  });
});
