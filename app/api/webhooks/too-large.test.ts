import { beforeAll, expect, it } from "vitest";
import { MAX_ANSWER_BYTES } from "@/lib/contract/limits";
import { database } from "@/server/database/database";
import { createCutApi } from "@/server/testing/cut-api";
import { type Browser, clientOf, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { DELETE } from "./[id]/route";
import { GET } from "./route";

const upstream = createCutApi();
let platform: Awaited<ReturnType<typeof preparePlatform>>;
let admin: Browser;

beforeAll(async () => {
  platform = await preparePlatform(upstream.start);
  admin = await signIn(platform);
});

/** Makes the API's next list of webhooks larger than the dashboard reads. */
const listTooLarge = () =>
  upstream.newer("get_webhooks_config", (reply) => ({ ...reply, more: "x".repeat(MAX_ANSWER_BYTES) }));

it("a webhook can be unregistered while the list of all of them is too large to be read", async () => {
  const client = clientOf(platform, admin);
  const hook = { url: "https://a.example", action: "thread_closed", secret_key: "s" };
  const { webhook_id: id } = await client.call("register_webhook", hook);
  listTooLarge();
  expect((await visit(GET, admin)).json).toMatchObject({
    error: { message: "The Configuration API's answer is too large." },
  });
  listTooLarge();
  const { status } = await visit(DELETE, admin, { method: "DELETE", params: { id } });
  expect(status).toBe(200);
  expect((await client.call("get_webhooks_config", {})).webhooks_config).toEqual([]);
  const [entry] = await (await database()).selectFrom("changes").selectAll().execute();
  expect(entry).toMatchObject({
    kind: "remove",
    object_id: id,
    object_name: id,
    before: null,
    result: "done",
  });
});
