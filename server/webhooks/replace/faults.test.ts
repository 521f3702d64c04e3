import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { Strategy } from "@/lib/webhooks/replacement";
import type { TestPlatform } from "@/platform/testing/start-test-platform";
import { findSession, type Session } from "@/server/auth/session-rows";
import { database } from "@/server/database/database";
import {
  advance,
  callInProcess,
  type Clock,
  type Fault,
  type Process,
  startProcess,
} from "@/server/testing/faulty-world";
import { preparePlatform, signIn } from "@/server/testing/signed-in";
import { replaceWebhook } from "./replace-webhook";
import { resumeReplacement, rollBackReplacement } from "./resume-replacement";
import type { ReplacementRow } from "./store";

/*
 * Everything that a replacement does, failing in each way: one fault in the run, and each of these with each fault in
 * the recovery. After it exactly one webhook is there, the new one or the old one, and with overlap there never is none.
 */

const OLD = {
  url: "http://myservice.com/old",
  action: "thread_closed",
  secret_key: "hush-hush-old",
  description: "Replaced under faults",
  filters: { chat_properties: { source: { type: { values: ["facebook"] } } } },
};
const NEW = { ...OLD, url: "http://myservice.com/new", secret_key: "hush-hush-new" };
const { secret_key, ...fields } = NEW;
const WANTED = { ...fields, secret: { kind: "value" as const, value: secret_key } };

let platform: TestPlatform;
let token: string;
let session: Session;
/** Somebody else's, equal to the old and to the new one: neither to be touched nor to be taken for ours. */
let bystanders: string[];
let counter = 0;

beforeAll(async () => {
  platform = await preparePlatform();
  const browser = await signIn(platform);
  token = browser.token;
  const found = await findSession(browser.sid);
  if (!found) throw new Error("not signed in");
  session = found;
  // Crashes here are of a process, not of the machine: nothing needs to reach the disk.
  for (const db of [platform.database, await database()]) {
    if (process.env.TEST_DATABASE_URL === undefined) await sql`pragma synchronous = off`.execute(db as never);
  }
  bystanders = [await register(OLD), await register(NEW)];
});

const register = async (wire: object) =>
  (await callInProcess(platform, token, "register_webhook", wire)).webhook_id;

/** The webhooks that the platform has, bystanders aside. */
async function there() {
  const rows = await platform.database.selectFrom("webhooks").select(["id", "document"]).execute();
  return rows.filter(({ id }) => !bystanders.includes(id));
}

type Recovery = (session: Session, id: string, world: Process["world"]) => Promise<unknown>;

/** One license, one webhook, its replacement, and whatever processes work on it one after the other. */
async function scenario(strategy: Strategy) {
  const oldId = await register(OLD);
  const clock: Clock = { now: 1_700_000_000_000, late: [] };
  const id = `fault-${counter++}`;
  const trouble: string[] = [];
  const observe = async () => {
    if (strategy === "overlap" && (await there()).length === 0) trouble.push("neither was there");
  };
  await keepCase(oldId, id);

  async function live(work: (world: Process["world"]) => Promise<unknown>, fault?: Fault): Promise<Process> {
    const process = await startProcess({ platform, token, clock, fault, observe });
    await work(process.world).catch((error: unknown) => {
      // Whoever asked is told, or is as dead as the process.
      if (!process.fired() || !(error instanceof Error)) throw error;
    });
    return process;
  }

  return {
    oldId,
    trouble,
    run: (fault?: Fault) => {
      const cause = { requestId: "r", operation: { kind: "replace" as const, id } };
      return live(
        (world) => replaceWebhook(session, oldId, { webhook: WANTED, strategy }, cause, world),
        fault,
      );
    },
    recover: (how: Recovery, fault?: Fault) => live((world) => how(session, id, world), fault),
    wait: (milliseconds: number) => advance(clock, milliseconds),
    row: async (): Promise<ReplacementRow | undefined> =>
      (await database()).selectFrom("replacements").selectAll().where("id", "=", id).executeTakeFirst(),
    caseOf: async () =>
      (await database())
        .selectFrom("filter_cases")
        .select("subject_id")
        .where("id", "=", id)
        .executeTakeFirstOrThrow(),
  };
}

async function keepCase(subject_id: string, id: string) {
  const row = { id, license_id: session.licenseId, subject_kind: "webhook" as const, subject_id };
  const said = { name: "n", action: "a", push: "{}", context: "{}", expected: "would_send" as const };
  await (await database())
    .insertInto("filter_cases")
    .values({ ...row, ...said, email: "e", at: 0 })
    .execute();
}

type Scenario = Awaited<ReturnType<typeof scenario>>;

const RECOVERIES = 8;

/** Recovers until it is finished, and says what is wrong with the end; undefined when nothing is. */
async function verdict(test: Scenario, how: Recovery): Promise<string | undefined> {
  for (let round = 0; round < RECOVERIES; round++) {
    const row = await test.row();
    if (!row || row.outcome !== null) break;
    await test.recover(how);
    await test.wait(61_000);
  }
  const row = await test.row();
  const left = await there();
  const [webhook, ...more] = left;
  const said = webhook && { ...(JSON.parse(webhook.document) as typeof OLD) };
  await platform.database.deleteFrom("webhooks").where("id", "not in", bystanders).execute();
  if (test.trouble.length > 0) return test.trouble.join();
  if (!webhook || more.length > 0) return `${left.length} webhooks, ${row?.outcome}`;
  const is = said?.url === NEW.url ? NEW : OLD;
  if (JSON.stringify(Object.entries(said ?? {}).sort()) !== JSON.stringify(Object.entries(is).sort())) {
    return `neither settings: ${webhook.document}`;
  }
  // It failed before anything was written down: nothing was begun.
  if (!row) return is === OLD ? undefined : "begun without a plan";
  if (row.outcome !== (is === NEW ? "done" : "rolled_back")) return `${row.outcome} with ${is.url}`;
  if ((row.final_id ?? row.old_id) !== webhook.id) return "the wrong id was written down";
  if ((await test.caseOf()).subject_id !== webhook.id) return "its cases did not follow";
  return row.sealed === null && row.open_for === null ? undefined : "secrets were kept";
}

const resume: Recovery = (who, id, world) => resumeReplacement(who, id, world);
const rollBack: Recovery = (who, id, world) => rollBackReplacement(who, id, world);

/** Each fault that a process can meet: calls `attempt` with one after the other until none comes any more. */
async function eachFault(attempt: (fault: Fault) => Promise<"came" | "no such mode" | "no such step">) {
  for (let at = 0; ; at++) {
    for (let mode = 0; ; mode++) {
      const result = await attempt({ at, mode });
      if (result === "no such step") return;
      if (result === "no such mode") break;
    }
  }
}

function cameTo({ fired, done }: Process, { at }: Fault) {
  if (fired() !== undefined) return "came" as const;
  return at < done.length ? ("no such mode" as const) : ("no such step" as const);
}

describe.each(["overlap", "gap"] as const)("%s", (strategy) => {
  it("without a fault takes its steps in order", async () => {
    const test = await scenario(strategy);
    const { done } = await test.run();
    const calls = done.filter((name) => ["list", "register", "unregister"].includes(name));
    const [first, second] = strategy === "overlap" ? ["register", "unregister"] : ["unregister", "register"];
    expect(calls).toEqual(["list", first, "list", second, "list"]);
    expect(await test.row()).toMatchObject({ outcome: "done", problem: null });
    expect(await verdict(test, resume)).toBeUndefined();
  });

  it.each([
    ["gone on with", resume],
    ["rolled back", rollBack],
  ] as const)("with every fault, and every pair of them, then %s", { timeout: 120_000 }, async (_, how) => {
    const wrong: string[] = [];
    const counts = { single: 0, pairs: 0 };
    const judge = async (test: Scenario, ...faults: (string | undefined)[]) => {
      const problem = await verdict(test, how);
      if (problem) wrong.push(`${faults.join(" + ")}: ${problem}`);
    };
    await eachFault(async (fault) => {
      const test = await scenario(strategy);
      const process = await test.run(fault);
      const open = (await test.row())?.outcome === null;
      await test.wait(5_000);
      await judge(test, process.fired());
      if (process.fired() === undefined) return cameTo(process, fault);
      counts.single++;
      if (!open) return "came";
      await eachFault(async (second) => {
        const pair = await scenario(strategy);
        const first = await pair.run(fault);
        await pair.wait(61_000);
        const recovery = await pair.recover(how, second);
        await pair.wait(61_000);
        await judge(pair, first.fired(), recovery.fired());
        if (recovery.fired()) counts.pairs++;
        return cameTo(recovery, second);
      });
      return "came";
    });
    expect(wrong).toEqual([]);
    process.stdout.write(`${strategy}, ${_}: ${counts.single} faults, ${counts.pairs} pairs\n`);
  });
});
