import { describe, expect, it } from "vitest";
import { formatPath } from "@/lib/contract/issues";
import { type BotForm, NEW_BOT, newAction } from "./form";
import { fieldOf, filterIssues, groupIssues } from "./issues";
import { botFormSchema } from "./schema";

const problems = (form: BotForm, base = NEW_BOT) =>
  botFormSchema(base)
    .safeParse(form)
    .error?.issues.map(({ path }) => formatPath(path)) ?? [];

const named: BotForm = { ...NEW_BOT, name: "John" };

describe("a bot's form before it is sent", () => {
  it("needs a name, and takes the rest as it starts", () => {
    expect(problems(NEW_BOT)).toEqual(["name"]);
    expect(problems({ ...named, name: "  " })).toEqual(["name"]);
    expect(problems(named)).toEqual([]);
  });

  it.each(["", "abc", "1.5", "-1", "2147483648", "1e3"])("refuses the capacity %j", (capacity) => {
    expect(problems({ ...named, capacity })).toEqual(["capacity"]);
  });

  it("names every problem of webhooks at its place", () => {
    const actions = [
      newAction("incoming_event"),
      { ...newAction("thread_closed"), problems: ["No values yet."] },
    ];
    const webhooks = { ...NEW_BOT.webhooks, on: true, url: "ftp://a", actions };
    expect(problems({ ...named, avatar: "javascript:1", webhooks })).toEqual([
      "avatar",
      "webhooks.url",
      "webhooks.secret",
      "webhooks.actions[1].filters",
    ]);
    expect(problems({ ...named, webhooks: { ...webhooks, on: false } })).toEqual([]);
  });

  it("refuses a login in an address, by name", () => {
    const login = "https://hookuser:Sup3rPassw0rd@a.example/hook";
    const webhooks = {
      ...NEW_BOT.webhooks,
      on: true,
      url: login,
      secret: { kind: "keep" as const, value: "" },
    };
    const form = { ...named, avatar: login, webhooks };
    const messages =
      botFormSchema(NEW_BOT)
        .safeParse(form)
        .error?.issues.map(({ message }) => message) ?? [];
    expect(messages).toHaveLength(2);
    for (const message of messages)
      expect(message).toMatch(/^The address must not hold a user name or password/);
    expect(problems(form, form)).toEqual([]);
  });

  it("lets pass what was there before", () => {
    const odd: BotForm = {
      ...named,
      name: "",
      avatar: "data:x",
      status: "away",
      capacity: "-1",
      groups: [],
      webhooks: { ...NEW_BOT.webhooks, on: true, url: "ftp://a", secret: { kind: "keep", value: "" } },
    };
    expect(problems({ ...odd, name: "John" }, { ...odd, name: "Jo" })).toEqual([]);
    expect(problems({ ...odd, name: "John", avatar: "data:y" }, odd)).toEqual(["avatar"]);
  });
});

describe("the server's issues", () => {
  it.each([
    ["max_chats_count", "capacity"],
    ["groups[1].priority", "groups"],
    ["groups", "groups"],
    ["webhooks.secret_key", "webhooks.secret"],
    ["webhooks.actions[2].filters.chat_properties.a.b", "webhooks.actions.2.filters"],
    ["webhooks.actions[0].name", "webhooks.actions.0.filters"],
    ["constructor", undefined],
    ["", undefined],
  ])("%s lands on %s", (path, field) => {
    expect(fieldOf(path)).toBe(field);
  });

  it("are told to each part of a field by their path in it", () => {
    const types = {
      "webhooks.actions[2].filters.chat_properties.a.b": "One",
      "webhooks.actions[2].filters": "Two",
    };
    expect(filterIssues(types)).toEqual([
      { path: "chat_properties.a.b", message: "One" },
      { path: "", message: "Two" },
    ]);
    expect([...groupIssues({ "groups[1].priority": "One", groups: "Two" })]).toEqual([[1, "One"]]);
    expect(filterIssues(undefined)).toEqual([]);
  });
});
