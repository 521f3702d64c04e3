import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { unsealSecrets } from "@/lib/transfer/seal/seal";
import { randomLicense } from "@/lib/transfer/testing/random-license";
import { readDocument, writeDocument } from "@/lib/transfer/file/text";
import { database } from "@/server/database/database";
import { prepareLicenses, yaml } from "./testing/licenses";

const SECRET = "hush-hush-transferred";
const PASSPHRASE = "open hush-hush sesame";
const HOOK = { url: "https://a.example/hook", action: "thread_closed" };
const BOT = { name: "Pizza", status: "offline" };
/** Sealing takes seconds by design, a random license some hundred requests. */
const SLOW_TIMEOUT = 240_000;

let emptyLicense: Awaited<ReturnType<typeof prepareLicenses>>;

beforeAll(async () => {
  emptyLicense = await prepareLicenses();
}, SLOW_TIMEOUT);

describe("a file", () => {
  it(
    "made of one license makes another one the same, byte for byte; again it changes nothing",
    async () => {
      const [one, two] = [await emptyLicense().as(), await emptyLicense().as()];
      await fc.assert(
        fc.asyncProperty(randomLicense, async (license) => {
          await one.transfer(writeDocument(license));
          const { text } = await one.exported();
          await two.transfer(text);
          expect((await two.exported()).text).toBe(text);
          expect(await two.transfer(text)).toBe(0);
        }),
        // Making a counterexample smaller would take longer than looking at it.
        { numRuns: 4, endOnFailure: true },
      );
    },
    SLOW_TIMEOUT,
  );

  it("may hold several of a kind, new ones and ones that are there", async () => {
    const one = await emptyLicense().as();
    await one.client.call("create_bot_agent", { ...BOT, max_chats_count: 3 });
    await one.client.call("register_webhook", { ...HOOK, description: "Old", secret_key: SECRET });
    const content = {
      bots: [BOT, { ...BOT, max_chats_count: 4 }, BOT],
      webhooks: [{ ...HOOK, description: "" }, { ...HOOK, description: "" }, HOOK],
    };
    expect(await one.transfer(content)).toBe(5);
    expect(await one.exported()).toMatchObject({ bots: 3, webhooks: 3 });
    expect(await one.transfer(content)).toBe(0);
  });

  it(
    "carries its secrets sealed, and nothing of them or the passphrase stays anywhere",
    async () => {
      const written: string[] = [];
      const write = vi
        .spyOn(process.stdout, "write")
        .mockImplementation((text) => written.push(String(text)) > 0);
      const license = emptyLicense();
      const [one, two] = [await license.as(), await emptyLicense().as()];
      await one.client.call("register_webhook", { ...HOOK, secret_key: SECRET });
      const sealed = await one.exported({ passphrase: PASSPHRASE });
      expect(sealed).toMatchObject({ webhooks: 1, secrets: 1 });
      const read = readDocument(sealed.text);
      if (!read.ok) throw new Error("unreadable");
      // A file sealed with Node's scrypt (server/transfer/passphrase.ts) opens with the age library's own
      // derivation.
      expect(await unsealSecrets(read.document.secrets ?? "", PASSPHRASE)).toEqual({ "webhook 1": SECRET });
      expect(await two.plan(sealed.text)).toEqual({ kind: "sealed" });
      expect(await two.plan(sealed.text, "wrong")).toMatchObject({
        kind: "sealed",
        wrong: expect.stringContaining("passphrase is wrong"),
      });
      expect(await two.transfer(sealed.text, PASSPHRASE)).toBe(1);
      expect((await two.client.call("get_webhooks_config", {})).webhooks_config).toMatchObject([
        { secret_key: SECRET },
      ]);
      write.mockRestore();

      expect(sealed.text + written.join("")).not.toMatch(/hush-hush/);
      const folder = process.env.DATA_DIR ?? "";
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (name.includes("sqlite"))
          expect(readFileSync(join(folder, name)).includes("hush-hush")).toBe(false);
      }
      const db = await database();
      const reveals = await db.selectFrom("secret_reveals").selectAll().execute();
      const changes = await db.selectFrom("changes").selectAll().execute();
      expect(JSON.stringify([reveals, changes])).not.toContain("hush-hush");
      expect(reveals.filter(({ license_id }) => license_id === license.id)).toMatchObject([
        { object_kind: "webhook", email: expect.stringContaining("admin@") },
      ]);
    },
    SLOW_TIMEOUT,
  );

  it("that is wrong is refused with lines, and masked secrets with it", async () => {
    const { plan } = await emptyLicense().as();
    const text = "switchboard: 1\nbots:\n  - name: A\n    status: asleep\n";
    expect(await plan(text)).toMatchObject({
      kind: "problems",
      problems: [{ path: "bots[0].status", line: 4 }],
    });
    const masked =
      "switchboard: 1\nwebhooks:\n  - url: https://a.example\n    action: a\n    secret: '•••'\n";
    expect(await plan(masked)).toMatchObject({
      kind: "problems",
      problems: [{ line: 5, message: expect.stringContaining("is masked") }],
    });
    expect(await plan("[")).toMatchObject({ kind: "problems", problems: [{ line: 1 }] });
  });

  it("lists bots of other applications to be read, and never applies them", async () => {
    const license = emptyLicense();
    const [one, other] = [await license.as(), await license.as({ clientId: "application-b" })];
    const text = yaml({ bots: [{ ...BOT, name: "Theirs" }] });
    expect(await other.transfer(text)).toBe(1);
    const { text: whole, other_bots } = await one.exported({ others: true });
    expect(other_bots).toBe(1);
    expect(whole).toContain("other_applications:\n  bots:\n    - name: Theirs");
    expect((await one.planned(whole)).items).toEqual([]);
    expect(await other.transfer({ bots: [], webhooks: [] })).toBe(1);
  });
});
