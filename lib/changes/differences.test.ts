import { describe, expect, it } from "vitest";
import { differenceWords } from "./differences";

const bot = {
  id: "b1",
  name: "Pizza Bot",
  status: "offline",
  max_chats_count: 6,
  application: { client_id: "c" },
  groups: [{ id: 0, priority: "normal" }],
  webhooks: { url: "https://a.example", secret_digest: "d1", actions: [{ name: "incoming_event" }] },
};
const webhook = {
  webhook_id: "w1",
  url: "https://a.example/hook",
  action: "thread_closed",
  description: "Closed",
  secret_digest: "d1",
  filters: { chat_properties: { rating: { score: { values: [1] } } } },
};
const update = (after: object, before: object = bot) =>
  differenceWords("bot", { before: { ...before }, after: { ...bot, ...after } }, { 3: "Sales" });
const replaced = (after: object) =>
  differenceWords("webhook", { before: webhook, after: { ...webhook, webhook_id: "w2", ...after } });

describe("a bot's change in words", () => {
  it("names every field, and the ones it does not know as JSON", () => {
    expect(
      update({
        name: "Pasta Bot",
        status: "accepting chats",
        max_chats_count: 0,
        groups: [{ id: 3, priority: "first" }],
        mood: { good: true },
      }),
    ).toEqual([
      "Name changed from “Pizza Bot” to “Pasta Bot”",
      "Status changed from Offline to Accepting chats",
      "Capacity changed from 6 to 0",
      "Left group 0, where it was Normal",
      "Joined Sales (3) as First",
      'mood changed from nothing to {"good":true}',
    ]);
  });

  it("says that a secret is replaced, set or taken away, and nothing of its digest", () => {
    const webhooks = (secret_digest?: string) => ({ webhooks: { ...bot.webhooks, secret_digest } });
    expect(update(webhooks("d2"))).toEqual(["The webhook secret was replaced"]);
    expect(update(webhooks("d2"), { ...bot, ...webhooks() })).toEqual(["The webhook secret was set"]);
  });

  it("does not take another order for a change, nor null for a value", () => {
    expect(
      update({
        avatar: null,
        webhooks: {
          actions: [{ filters: null, name: "incoming_event" }],
          secret_digest: "d1",
          url: "https://a.example",
        },
      }),
    ).toEqual([]);
    const before = {
      ...bot,
      groups: [
        { id: 1, priority: "last" },
        { id: 2, priority: "first" },
      ],
    };
    expect(update({ groups: before.groups.toReversed() }, before)).toEqual([]);
  });

  it("tells of settings of a group that it does not know", () => {
    expect(update({ groups: [{ id: 0, priority: "normal", since: 2019 }] })).toEqual([
      "Other settings changed in group 0",
    ]);
  });

  it("describes what is created or removed", () => {
    const words = [
      "Offline",
      "Capacity 6",
      "Normal in group 0",
      "Webhooks go to https://a.example",
      "Fires every time a message or event arrives",
    ];
    expect(differenceWords("bot", { before: null, after: bot })).toEqual(words);
    expect(differenceWords("bot", { before: bot, after: null })).toEqual(words);
    expect(differenceWords("bot", { before: null, after: null })).toEqual([]);
  });
});

describe("a webhook's change in words", () => {
  it("names every field", () => {
    expect(
      replaced({
        url: "https://b.example",
        action: "incoming_event",
        description: null,
        secret_digest: "d2",
        filters: undefined,
        shade: 3,
      }),
    ).toEqual([
      "Address changed from https://a.example/hook to https://b.example",
      "Trigger changed from “Thread closed” to “Message or event”",
      "Description changed from “Closed” to nothing",
      "The secret was replaced",
      "The filter changed: Fires every time a message or event arrives",
      "shade changed from nothing to 3",
    ]);
    expect(replaced({})).toEqual([]);
  });

  it("describes what is registered", () => {
    expect(differenceWords("webhook", { before: null, after: webhook })).toEqual([
      "Fires when a thread closes and the chat's rating score is 1",
      "Goes to https://a.example/hook",
    ]);
  });
});

describe("addresses in sentences", () => {
  const url = (address: string) => ({ url: address, action: "thread_closed" });
  it("never say what is secret in them", () => {
    const made = differenceWords("webhook", { before: null, after: url("https://u:p@a.example/?key=k1") });
    expect(made).toContain("Goes to https://***@a.example/?key=***");
    const moved = differenceWords("webhook", {
      before: url("https://a.example/?key=k1"),
      after: url("https://a.example/?key=k2"),
    });
    expect(moved).toEqual([
      "Address changed from https://a.example/?key=*** to https://a.example/?key=*** (with another secret in it)",
    ]);
    const bot = (address: string) => ({ name: "Bot", webhooks: { url: address, actions: [] } });
    const sentences = [
      differenceWords("bot", { before: null, after: bot("https://a.example/?key=k1") }),
      differenceWords("bot", {
        before: bot("https://a.example/?key=k1"),
        after: bot("https://b.example/?key=k2"),
      }),
      differenceWords("bot", { before: bot("https://a.example/?key=k1"), after: { name: "Bot" } }),
      differenceWords("bot", { before: { name: "Bot" }, after: bot("https://a.example/?key=k1") }),
    ];
    expect(sentences.flat().join()).toMatch(/\?key=\*\*\*/);
    expect(sentences.flat().join()).not.toMatch(/k1|k2/);
  });
});
