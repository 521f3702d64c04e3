import { beforeAll, describe, expect, it } from "vitest";
import type { ChangesReply } from "@/lib/changes/api";
import { differenceWords } from "@/lib/changes/differences";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { PATCH as CHANGE_BOT } from "../bots/[id]/route";
import { POST as CREATE_BOT } from "../bots/route";
import { POST as REPLACE } from "../webhooks/[id]/replace/route";
import { DELETE as UNREGISTER } from "../webhooks/[id]/route";
import { GET as LIST, POST as REGISTER } from "../webhooks/route";
import { POST as TAKE_BACK } from "./[id]/take-back/route";
import { GET as EXPORT } from "./export/route";
import { GET as CHANGES } from "./route";

const SECRET = { kind: "value", value: "a-secret-of-receivers" };
const LOGIN = "https://hookuser:Sup3rPassw0rd@a.example/auth";
const hook = (url: string) => ({ webhook: { url, action: "thread_closed", secret: SECRET } });

let admin: Browser;
beforeAll(async () => {
  admin = await signIn(await preparePlatform());
}, 60_000);

const post = async (route: typeof REGISTER, body: object, params = {}) =>
  visit(route, admin, { method: "POST", params, body });
const urls = async () =>
  ((await visit(LIST, admin)).json as { webhooks: { webhook_id: string; url: string }[] }).webhooks;

describe("a token in an address", () => {
  it("stays out of the history and its exports, and taking back brings the whole address back", async () => {
    const registered = await post(REGISTER, hook("https://a.example/hook?token=t0p-token"));
    const { webhook_id } = registered.json as { webhook_id: string };
    const params = { id: webhook_id };
    const moved = hook("https://a.example/hook?token=n3w-token").webhook;
    await visit(REPLACE, admin, { method: "POST", params, body: { webhook: moved, strategy: "overlap" } });
    const [now] = await urls();
    expect(now?.url).toBe("https://a.example/hook?token=n3w-token");
    await visit(UNREGISTER, admin, { method: "DELETE", params: { id: now?.webhook_id ?? "" } });

    const { json, text } = await visit(CHANGES, admin);
    const { items } = json as ChangesReply;
    const exports = await Promise.all(
      ["csv", "jsonl"].map(
        async (format) => (await visit(EXPORT, admin, { query: `?format=${format}` })).text,
      ),
    );
    for (const shown of [text, ...exports]) {
      expect(shown).toMatch(/hook\?token=\*\*\*[0-9a-f]{4}/);
      expect(shown).not.toMatch(/t0p-token|n3w-token/);
    }
    const made = items.filter(({ kind }) => kind === "create");
    const states = made.flatMap((item) => (item.kind === "create" ? [item.after] : []));
    const [after, before] = states;
    expect(differenceWords("webhook", { before: before ?? null, after: after ?? null }).join()).toMatch(
      /^Address changed from \S+token=\*\*\*([0-9a-f]{4}) to \S+token=\*\*\*(?!\1)[0-9a-f]{4}$/,
    );

    const removed = items.find(({ kind }) => kind === "remove");
    const body = { secret: SECRET.value };
    const back = await visit(TAKE_BACK, admin, { method: "POST", params: { id: removed?.id ?? "" }, body });
    expect(back.json).toMatchObject({ kind: "done" });
    expect((await urls()).map(({ url }) => url)).toEqual(["https://a.example/hook?token=n3w-token"]);
  });
});

describe("a user name or password in an address", () => {
  it("is refused wherever one can be sent, and nothing of it is written down", async () => {
    const bot = { name: "Login", status: "offline" };
    const webhooks = { url: LOGIN, secret: SECRET, actions: [] };
    const { id } = (await post(CREATE_BOT, { bot })).json as { id: string };
    const registered = await post(REGISTER, hook("https://a.example/plain"));
    const params = { id: (registered.json as { webhook_id: string }).webhook_id };
    const replaced = { ...hook(LOGIN), strategy: "overlap" };
    const answers = [
      await post(REGISTER, hook(LOGIN)),
      await visit(REPLACE, admin, { method: "POST", params, body: replaced }),
      await post(CREATE_BOT, { bot: { ...bot, webhooks } }),
      await post(CREATE_BOT, { bot: { ...bot, avatar: LOGIN } }),
      await visit(CHANGE_BOT, admin, { method: "PATCH", params: { id }, body: { bot: { webhooks } } }),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(400);
      expect(text).toContain("must not hold a user name or password");
      expect(text).not.toContain("Sup3rPassw0rd");
    }
    expect((await visit(CHANGES, admin)).text).not.toContain("Sup3rPassw0rd");
    const [kept] = (await urls()).filter(({ webhook_id }) => webhook_id === params.id);
    expect(kept?.url).toBe("https://a.example/plain");
  });
});
