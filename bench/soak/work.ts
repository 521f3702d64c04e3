import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { createdBotSchema } from "@/lib/bots/api";
import { api, pages } from "@/lib/paths";
import { replacementSchema } from "@/lib/webhooks/replacement";
import type { Person } from "./person";

/** Pause of a person between two actions, in milliseconds. */
const THINKS_MS = 1_000;

const anything = z.unknown();
const registered = z.object({ webhook_id: z.string() });
const kept = z.object({ id: z.string() });

/** Repeats a round of page loads, reads, saves, replacements and playground questions. @returns the number of actions */
export async function work(person: Person, name: string, isOver: () => boolean): Promise<number> {
  let count = 0;
  const { ask, open } = person;
  const bot = await ask("POST", api.bots, createdBotSchema, {
    bot: { name, status: "offline", max_chats_count: 6 },
  });
  const hook = { url: `http://127.0.0.1:9/${name.replaceAll(" ", "-")}`, action: "thread_closed" };
  const secret = { kind: "value", value: "hush-hush" };
  const webhook = await ask("POST", api.webhooks, registered, {
    webhook: { ...hook, description: name, secret },
  });
  if (!bot || !webhook) return count;
  let webhookId = webhook.webhook_id;

  const replace = async () => {
    const fresh = { ...hook, description: `${name} ${count}`, secret: { kind: "keep" } };
    const strategy = count % 2 === 0 ? "overlap" : "gap";
    const done = await ask("POST", api.replaceWebhook(webhookId), replacementSchema, {
      webhook: fresh,
      strategy,
    });
    webhookId = done?.new_id ?? webhookId;
  };
  const question = async () => {
    const push = { action: "incoming_event", push: `{"count":${count % 50}}`, context: "{}" };
    const question = await ask("POST", api.questions, kept, push);
    if (question) await ask("GET", api.question(question.id), anything);
  };
  const steps: (() => Promise<unknown>)[] = [
    () => open(pages.bots),
    () => ask("GET", api.bots, anything),
    () => ask("PATCH", api.bot(bot.id), anything, { bot: { max_chats_count: 1 + (count % 20) } }),
    () => open(pages.webhooks),
    () => ask("GET", api.webhooks, anything),
    replace,
    () => ask("GET", api.session, anything),
    () => open(pages.routing),
    question,
    () => open(pages.changes),
    () => ask("GET", api.changes, anything),
    () => ask("GET", api.bot(bot.id), anything),
  ];
  while (!isOver()) {
    await steps[count % steps.length]?.();
    count += 1;
    await sleep(THINKS_MS);
  }
  return count;
}
