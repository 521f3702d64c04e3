import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { api } from "@/lib/paths";
import { dashboardUrl } from "./addresses";

/** Changes made through the dashboard's own API with the page's session, so that they are in the journal. */

async function send(page: Page, method: "POST" | "PATCH" | "DELETE", path: string, data?: object) {
  const headers = { origin: dashboardUrl };
  const response = await page.request.fetch(`${dashboardUrl}${path}`, { method, data, headers });
  expect(response.ok(), await response.text()).toBe(true);
  return (await response.json()) as unknown;
}

const botSchema = z.object({ id: z.string() });
const webhookSchema = z.object({ webhook_id: z.string() });
const replacementSchema = z.object({ new_id: z.string(), outcome: z.literal("done") });
const value = (secret: string) => ({ kind: "value", value: secret }) as const;

export const journalled = {
  createBot: async (page: Page, bot: object) =>
    botSchema.parse(await send(page, "POST", api.bots, { bot })).id,
  updateBot: (page: Page, id: string, bot: object) => send(page, "PATCH", api.bot(id), { bot }),
  removeBot: (page: Page, id: string) => send(page, "DELETE", api.bot(id)),
  register: async (
    page: Page,
    { secret_key, ...webhook }: { secret_key: string } & Record<string, unknown>,
  ) => {
    const body = { webhook: { ...webhook, secret: value(secret_key) } };
    return webhookSchema.parse(await send(page, "POST", api.webhooks, body)).webhook_id;
  },
  unregister: (page: Page, id: string) => send(page, "DELETE", api.webhook(id)),
  /** Changes a webhook by replacing it, and returns its new id. Keeps the stored secret if none is given. */
  replace: async (page: Page, id: string, webhook: object, secret?: string) => {
    const body = { webhook: { ...webhook, secret: secret ? value(secret) : { kind: "keep" } } };
    return replacementSchema.parse(await send(page, "POST", api.replaceWebhook(id), body)).new_id;
  },
};
