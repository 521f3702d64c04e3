import { removeBotsNamed, unregisterWebhook, webhooks } from "./api";
import { cleanUp, test } from "./fixtures";

/** What tests of changes make, under names of their own. */
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

/** For a file whose tests change things by the dashboard: its bots of these names and its webhooks go after each. */
export function putBackChanges(...names: string[]): void {
  test.beforeEach(async ({ page, expectConsole }) => {
    // What the browser logs of avatars without a network, of bots that are gone, and of errors on purpose.
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
