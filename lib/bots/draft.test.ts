import { describe, expect, it } from "vitest";
import { readDraft } from "@/lib/filters/builder-draft";
import { toForm, NEW_WEBHOOK } from "@/lib/webhooks/form";
import { webhookDraftSchema } from "@/lib/webhooks/draft";
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

describe("a draft of a webhook", () => {
  const form = toForm(NEW_WEBHOOK);
  it.each([
    ["a form as it begins", {}, true],
    ["a filter", { filters: "{}" }, true],
    ["a description that is a number", { description: 5 }, false],
    ["a filter that is a number", { filters: "5" }, false],
    ["problems that are a text", { filterProblems: "none" }, false],
    ["an original that is not JSON", { original: "" }, false],
    ["an original of wrong types", { original: '{"url":1,"action":2}' }, false],
  ])("with %s", (_what, change, used) => {
    expect(webhookDraftSchema.safeParse({ ...form, ...change }).success).toBe(used);
  });
});

describe("a draft of the filter builder", () => {
  const row = {
    kind: "property",
    location: "chat",
    namespace: "a",
    name: "b",
    test: "one_of",
    values: [],
  };
  it("is read", () => {
    const draft = { rows: [row, { kind: "agents", agents: ["x"] }], other: { more: 1 }, json: "{" };
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
  });

  it.each(["{", "[]", '{"rows":[],"other":[]}', '{"rows":[5],"other":{}}'])("is not used as %s", (text) => {
    expect(readDraft(text)).toBeUndefined();
  });

  it("is not used with a row of wrong types", () => {
    for (const wrong of [{ test: "x" }, { location: "y" }, { values: "z" }, { values: [{}] }, { name: 1 }]) {
      expect(readDraft(JSON.stringify({ rows: [{ ...row, ...wrong }], other: {} }))).toBeUndefined();
    }
  });
});
