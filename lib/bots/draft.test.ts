import { describe, expect, it } from "vitest";
import { botDraftSchema } from "./draft";
import { type BotForm, NEW_BOT, newAction, toForm as toBotForm } from "./form";

const usable = (change: object) => botDraftSchema.safeParse({ ...NEW_BOT, ...change }).success;
const webhooks = (change: object) => usable({ webhooks: { ...NEW_BOT.webhooks, ...change } });
const action = (change: object) => webhooks({ actions: [{ ...newAction("chat_started"), ...change }] });

describe("a draft of a bot", () => {
  it("may be unfinished, and hold what only a newer platform knows", () => {
    const form: BotForm = toBotForm({
      name: "",
      avatar: "no address",
      status: "on holiday",
      max_chats_count: -1,
      groups: [{ id: 7, priority: "whatever" }],
      webhooks: {
        url: "",
        secret: { kind: "keep", digest: "a1" },
        actions: [{ name: "new_action", filters: { chat_properties: {} }, more: [1] }],
      },
    });
    expect(botDraftSchema.safeParse(form).success).toBe(true);
    expect(action({ filters: "null" })).toBe(true);
  });

  it.each([
    ["a name that is a number", usable({ name: 5 })],
    ["a status that is nothing", usable({ status: null })],
    ["groups that are a text", usable({ groups: "all" })],
    ["a group that is nothing", usable({ groups: [null] })],
    ["webhooks that are a list", usable({ webhooks: [] })],
    ["actions that are nothing", webhooks({ actions: null })],
    ["fields that are not JSON", webhooks({ extra: "{" })],
    ["a filter that is not JSON", action({ filters: "{" })],
    ["a filter that is a list", action({ filters: "[]" })],
  ])("is not used with %s", (_what, used) => {
    expect(used).toBe(false);
  });
});
