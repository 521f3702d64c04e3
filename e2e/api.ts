import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";
import {
  type BotDetails,
  botReplySchema,
  botsReplySchema,
  webhooksReplySchema,
} from "@/lib/contract/replies";
import { ports } from "./addresses";
import { control } from "./control";

/** A second client of the platform, as an integrator would write one: reads the really stored objects. */

const run = promisify(execFile);
let token: Promise<string> | undefined;

async function accessToken(): Promise<string> {
  const { stdout } = await run(process.execPath, ["scripts/run.mjs", "token"], {
    env: {
      ...process.env,
      DATA_DIR: `${await control.folder()}/platform`,
      ACCOUNTS_PORT: String(ports.accounts),
    },
  });
  return stdout.trim();
}

export async function callApi(method: string, body: unknown): Promise<unknown> {
  token ??= accessToken();
  const response = await post(method, body, await token);
  // A test may have expired all access tokens, including this one.
  if (response.status !== 401) return read(method, response);
  token = accessToken();
  return read(method, await post(method, body, await token));
}

function post(method: string, body: unknown, bearer: string): Promise<Response> {
  return fetch(`http://localhost:${ports.api}/configuration/v0.4/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}` },
    body: JSON.stringify(body),
  });
}

async function read(method: string, response: Response): Promise<unknown> {
  const json: unknown = await response.json();
  if (!response.ok) throw new Error(`${method}: ${JSON.stringify(json)}`);
  return json;
}

export async function botDetails(id: string): Promise<BotDetails> {
  return botReplySchema.parse(await callApi("agents/get_bot_agent_details", { bot_agent_id: id })).bot_agent;
}

export async function webhooks() {
  return webhooksReplySchema.parse(await callApi("webhooks/get_webhooks_config", {})).webhooks_config;
}

export async function botNamed(name: string) {
  const { bot_agents } = botsReplySchema.parse(await callApi("agents/get_bot_agents", { all: true }));
  const found = bot_agents.find((bot) => bot.name === name);
  if (!found) throw new Error(`No bot is called ${name}`);
  return found;
}

/** Makes a bot and returns its id. */
export async function createBot(bot: Record<string, unknown>): Promise<string> {
  const reply = await callApi("agents/create_bot_agent", bot);
  return z.object({ bot_agent_id: z.string() }).parse(reply).bot_agent_id;
}

export async function removeBot(id: string): Promise<void> {
  await callApi("agents/remove_bot_agent", { bot_agent_id: id });
}

/** Removes bots that a failed test may have left behind. */
export async function removeBotsNamed(...names: string[]): Promise<void> {
  const { bot_agents } = botsReplySchema.parse(await callApi("agents/get_bot_agents", {}));
  for (const bot of bot_agents) if (names.includes(bot.name)) await removeBot(bot.id);
}

/** Registers a webhook and returns its id. */
export async function registerWebhook(webhook: Record<string, unknown>): Promise<string> {
  const reply = await callApi("webhooks/register_webhook", webhook);
  return z.object({ webhook_id: z.string() }).parse(reply).webhook_id;
}

export async function unregisterWebhook(id: string): Promise<void> {
  await callApi("webhooks/unregister_webhook", { webhook_id: id });
}
