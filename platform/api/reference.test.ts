import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendRaw } from "../testing/raw-http";
import { EXAMPLES } from "../testing/reference-examples";
import { startTestPlatform, type TestPlatform } from "../testing/start-test-platform";

let platform: TestPlatform;
let token: string;

beforeAll(async () => {
  platform = await startTestPlatform();
  token = (await platform.tokenFor()).access_token;
});
afterAll(() => platform.close());

/**
 * Request as `curl -H "Authorization: …" -X POST -d BODY` sends it, with a form's content type around the
 * JSON.
 */
function asCurl(path: string, body: string): string {
  return [
    `POST ${path} HTTP/1.1`,
    `Host: ${new URL(platform.apiUrl).host}`,
    "User-Agent: curl/7.88.1",
    "Accept: */*",
    `Authorization: Bearer ${token}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Content-Type: application/x-www-form-urlencoded",
    "Connection: close",
    "",
    body,
  ].join("\r\n");
}

async function post(endpoint: string, body: string): Promise<unknown> {
  // The reference writes some endpoints with a leading slash and some without; both are put after the version.
  const answer = await sendRaw(platform.apiUrl, asCurl(`/configuration/v0.4/${endpoint}`, body));
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  expect(answer.status, answer.body).toBe(200);
  return JSON.parse(answer.body);
}

const json = (text: string): unknown => JSON.parse(text);
const idOf = (answer: unknown, key: string): string => String((answer as Record<string, unknown>)[key]);
/** An example with its ids replaced by the ones that this run's objects have. */
const withId = (text: string, id: string) =>
  text.replace(/5c9871d5372c824cbf22d860a707a578|pqi8oasdjahuakndw9nsad9na/g, id);

describe("every example of the reference, sent as printed", () => {
  it("creates, updates, shows, lists and removes the bot", async () => {
    const { create_bot_agent, update_bot_agent, get_bot_agent_details, get_bot_agents, remove_bot_agent } =
      EXAMPLES;
    const created = await post(create_bot_agent.endpoint, create_bot_agent.request);
    const id = idOf(created, "bot_agent_id");
    expect(created).toEqual(json(withId(create_bot_agent.answer, id)));

    expect(await post(update_bot_agent.endpoint, withId(update_bot_agent.request, id))).toEqual(
      json(update_bot_agent.answer),
    );

    const shown = await post(get_bot_agent_details.endpoint, withId(get_bot_agent_details.request, id));
    const printed = withId(get_bot_agent_details.answer, id).replace("asXdesldiAJSq9padj", "application-a");
    expect(shown).toEqual(json(printed));

    const listed = await post(get_bot_agents.endpoint, get_bot_agents.request);
    expect(listed).toEqual(json(withId(get_bot_agents.answer, id)));

    expect(await post(remove_bot_agent.endpoint, withId(remove_bot_agent.request, id))).toEqual(
      json(remove_bot_agent.answer),
    );
    expect(await post(get_bot_agents.endpoint, get_bot_agents.request)).toEqual({ bot_agents: [] });
  });

  it("registers, shows and unregisters the webhook", async () => {
    const { register_webhook, get_webhooks_config, unregister_webhook } = EXAMPLES;
    const registered = await post(register_webhook.endpoint, register_webhook.request);
    const id = idOf(registered, "webhook_id");
    expect(registered).toEqual(json(withId(register_webhook.answer, id)));

    const sent = json(register_webhook.request) as object;
    expect(await post(get_webhooks_config.endpoint, get_webhooks_config.request)).toEqual({
      webhooks_config: [{ webhook_id: id, ...sent }],
    });
    expect(await post(unregister_webhook.endpoint, withId(unregister_webhook.request, id))).toEqual(
      json(unregister_webhook.answer),
    );
  });

  it("shows the printed webhook, which differs from the registered one in its filters", async () => {
    const { register_webhook, get_webhooks_config } = EXAMPLES;
    const [printed] = (json(get_webhooks_config.answer) as { webhooks_config: { webhook_id?: string }[] })
      .webhooks_config;
    const { webhook_id: _, ...request } = printed ?? {};
    const registered = await post(register_webhook.endpoint, JSON.stringify(request));
    const shown = await post(get_webhooks_config.endpoint, get_webhooks_config.request);
    expect(shown).toEqual(json(withId(get_webhooks_config.answer, idOf(registered, "webhook_id"))));
  });

  it("answers the reference's own curl command", async () => {
    const { create_bot_agent } = EXAMPLES;
    const id = idOf(await post(create_bot_agent.endpoint, create_bot_agent.request), "bot_agent_id");
    expect(await post("agents/get_bot_agent_details", `{"bot_agent_id":"${id}"}`)).toMatchObject({
      bot_agent: { id },
    });
  });
});
