import type { MethodRequest } from "@/lib/contract/methods";

/** Whose a demo object is: Switchboard's own application's, or the other one's. */
export type Owner = "switchboard" | "pizza";

export type DemoBot = { owner: Owner; bot: MethodRequest<"create_bot_agent"> };

/** Bots of the demo license, in every status and priority and in groups 0 to 3. @param apiUrl serves their avatars */
export function demoBots(apiUrl: string, secret: () => string): DemoBot[] {
  const avatar = (name: string) => `${apiUrl}/avatars/${name}.svg`;
  return [
    {
      owner: "switchboard",
      bot: {
        name: "Welcome Bot",
        avatar: avatar("welcome"),
        status: "accepting chats",
        max_chats_count: 20,
        groups: [
          { id: 0, priority: "first" },
          { id: 1, priority: "normal" },
        ],
        webhooks: {
          url: "https://bots.demo.example/welcome",
          secret_key: secret(),
          actions: [
            { name: "incoming_chat_thread" },
            {
              name: "incoming_event",
              filters: { chat_properties: { routing: { pinned: { exists: false } } } },
            },
          ],
        },
      },
    },
    {
      owner: "switchboard",
      bot: {
        name: "FAQ Bot",
        avatar: avatar("faq"),
        status: "accepting chats",
        max_chats_count: 12,
        groups: [
          { id: 0, priority: "normal" },
          { id: 2, priority: "first" },
        ],
        webhooks: {
          url: "https://bots.demo.example/faq",
          secret_key: secret(),
          actions: [
            {
              name: "incoming_chat_thread",
              filters: {
                chat_properties: { source: { type: { values: ["facebook", "twitter"] } } },
                thread_properties: { routing: { offline_message: { values: [false] } } },
              },
            },
            {
              name: "incoming_event",
              filters: { event_properties: { lc2: { form_type: { exclude_values: ["prechat"] } } } },
            },
          ],
        },
      },
    },
    {
      owner: "switchboard",
      bot: {
        name: "Night Shift",
        avatar: avatar("night"),
        status: "not accepting chats",
        max_chats_count: 40,
        groups: [
          { id: 0, priority: "last" },
          { id: 1, priority: "last" },
          { id: 2, priority: "last" },
          { id: 3, priority: "last" },
        ],
        webhooks: {
          url: "https://bots.demo.example/night",
          secret_key: secret(),
          actions: [{ name: "incoming_chat_thread" }, { name: "thread_closed" }],
        },
      },
    },
    {
      owner: "switchboard",
      bot: {
        name: "Refund Helper",
        status: "accepting chats",
        groups: [{ id: 3, priority: "normal" }],
      },
    },
    {
      owner: "switchboard",
      bot: {
        name: "Survey Bot (paused)",
        avatar: "",
        status: "offline",
        max_chats_count: 0,
        groups: [{ id: 0, priority: "last" }],
        webhooks: {
          url: "https://bots.demo.example/survey",
          secret_key: secret(),
          actions: [],
        },
      },
    },
    {
      owner: "pizza",
      bot: {
        name: "Pizza Bot",
        avatar: avatar("pizza"),
        status: "accepting chats",
        max_chats_count: 6,
        groups: [
          { id: 0, priority: "normal" },
          { id: 1, priority: "first" },
        ],
        webhooks: {
          url: "https://hooks.pizza.example/chats",
          secret_key: secret(),
          actions: [
            { name: "incoming_chat_thread" },
            {
              name: "incoming_event",
              filters: {
                chat_properties: { source: { type: { values: ["facebook"] } } },
                chat_member_ids: { agents: ["agent@demo.example"] },
              },
            },
          ],
        },
      },
    },
    {
      owner: "pizza",
      bot: {
        name: "Delivery Tracker",
        status: "not accepting chats",
        max_chats_count: 3,
        groups: [
          { id: 1, priority: "normal" },
          { id: 2, priority: "normal" },
        ],
      },
    },
    {
      owner: "pizza",
      bot: { name: "Menu Bot (old)", status: "offline", max_chats_count: 1 },
    },
  ];
}
