import { removeBotsNamed, unregisterWebhook, webhooks } from "./api";
import { cleanUp, test } from "./fixtures";

/** The bot and the webhook of tests of changes; each test gives the bot a name of its own. */
export const BOT = {
  status: "accepting chats",
  max_chats_count: 6,
  groups: [
    { id: 31, priority: "first" },
    { id: 32, priority: "normal" },
  ],
};
export const WEBHOOK = {
  url: "http://myservice.com/changes",
  action: "thread_closed",
  filters: { chat_properties: { source: { type: { values: ["facebook"] } } } },
};

/**
 * For a file whose tests make changes through the dashboard: removes bots of these names and the file's
 * webhooks after each test.
 */
export function putBackChanges(...names: string[]): void {
  test.beforeEach(async ({ page, expectConsole }) => {
    // Expected browser errors: avatars without a network, removed bots, and errors provoked by tests.
    expectConsole(/Failed to load resource/);
    await page.route(/^https?:\/\/(?!localhost)/, (route) => route.abort());
  });
  cleanUp(async () => {
    await removeBotsNamed(...names);
    for (const { webhook_id, url } of await webhooks()) {
      if (url.startsWith(WEBHOOK.url)) await unregisterWebhook(webhook_id);
    }
  });
}
