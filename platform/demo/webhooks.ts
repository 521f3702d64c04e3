import type { MethodRequest } from "@/lib/contract/methods";
import type { Owner } from "./bots";

export type DemoWebhook = { owner: Owner; webhook: MethodRequest<"register_webhook"> };

/** Webhooks of the demo license: several actions and hosts, every kind of filter and of test. */
export function demoWebhooks(secret: () => string): DemoWebhook[] {
  const mine = (webhook: Omit<MethodRequest<"register_webhook">, "secret_key">): DemoWebhook => ({
    owner: "switchboard",
    webhook: { ...webhook, secret_key: secret() },
  });
  const pizza = (webhook: Omit<MethodRequest<"register_webhook">, "secret_key">): DemoWebhook => ({
    owner: "pizza",
    webhook: { ...webhook, secret_key: secret() },
  });
  return [
    mine({
      url: "https://crm.demo.example/hooks/chats",
      description: "New chats to the CRM",
      action: "incoming_chat_thread",
    }),
    mine({
      url: "https://crm.demo.example/hooks/social",
      description: "Chats from social networks",
      action: "incoming_chat_thread",
      filters: { chat_properties: { source: { type: { values: ["facebook", "twitter"] } } } },
    }),
    mine({
      url: "https://alerts.demo.example/rating",
      description: "Bad rating with a comment",
      action: "thread_closed",
      filters: { chat_properties: { rating: { score: { values: [0] }, comment: { exists: true } } } },
    }),
    mine({
      url: "https://alerts.demo.example/unanswered",
      description: "Closed without an answer",
      action: "thread_closed",
      filters: {
        thread_properties: { routing: { unreplied: { values: [true] }, idle: { values: [false] } } },
      },
    }),
    mine({
      url: "https://archive.demo.example/transcripts",
      description: "Every closed thread to the archive",
      action: "thread_closed",
    }),
    mine({
      url: "https://archive.demo.example/messages",
      action: "incoming_event",
      filters: {
        chat_properties: { source: { type: { exclude_values: ["test"] } } },
        event_properties: { lc2: { welcome_message: { exists: false } } },
      },
    }),
    mine({
      url: "http://legacy.demo.example:8080/queue",
      description: "Group changes, old system",
      action: "chat_scopes_updated",
      filters: { chat_member_ids: { agents: ["agent@demo.example"] } },
    }),
    pizza({
      url: "https://hooks.pizza.example/orders",
      description: "Order questions",
      action: "incoming_event",
      filters: { chat_properties: { source: { client_id: { exists: true } } } },
    }),
    pizza({
      url: "https://hooks.pizza.example/members",
      description: "Who is in a chat",
      action: "chat_users_updated",
    }),
    pizza({
      url: "https://hooks.pizza.example/properties",
      description: "Ratings as they are given",
      action: "chat_properties_updated",
      filters: {
        chat_properties: {
          rating: { score: { values: [0, 1] } },
          routing: { unassigned: { exclude_values: [true] } },
        },
      },
    }),
  ];
}
