import { describe, expect, it } from "vitest";
import { changesOf } from "./changes";
import { creationWords } from "./creation";
import { type ActionRow, type BotForm, NEW_BOT, newAction, newGroup } from "./form";

const closed: ActionRow = {
  ...newAction("thread_closed"),
  filters: '{"chat_properties":{"rating":{"score":{"values":[1]}}}}',
};
const base: BotForm = {
  name: "Pizza Bot",
  avatar: "",
  status: "accepting chats",
  capacity: "6",
  groups: [newGroup(0, "normal")],
  webhooks: {
    on: true,
    url: "https://a.example/hook",
    secret: { kind: "keep", value: "" },
    actions: [newAction("incoming_event"), newAction("incoming_event"), closed],
    extra: "{}",
  },
};
const withHooks = (webhooks: Partial<BotForm["webhooks"]>): BotForm => ({
  ...base,
  webhooks: { ...base.webhooks, ...webhooks },
});

describe("changes in words", () => {
  it("says nothing when nothing changes", () => {
    expect(changesOf(base, structuredClone(base))).toEqual([]);
    expect(changesOf(base, { ...base, capacity: " 6" })).toEqual([]);
  });

  it("names each field that changes", () => {
    const form: BotForm = {
      ...base,
      name: "Pasta Bot",
      avatar: "a.example/p.png",
      status: "offline",
      capacity: "0",
      groups: [newGroup(0, "first"), newGroup(2, "last")],
    };
    expect(changesOf(base, form, { 2: "Sales" })).toEqual([
      "Name changes from “Pizza Bot” to “Pasta Bot”",
      "Gets an avatar",
      "Status changes from Accepting chats to Offline",
      "Capacity changes from 6 to 0",
      "Moves from Normal to First in group 0",
      "Joins Sales (2) as Last",
    ]);
  });

  it("tells a changed filter from an action that starts or stops, duplicates included", () => {
    const [event] = base.webhooks.actions;
    const filtered = { ...closed, filters: "" };
    expect(changesOf(base, withHooks({ actions: [newAction("incoming_event"), filtered] }))).toEqual([
      "“Thread closed” changes: Fires every time a thread closes",
      "Stops sending “Message or event”",
    ]);
    const more = [...base.webhooks.actions, newAction("incoming_event"), newAction("brand_new")];
    expect(event && changesOf(base, withHooks({ actions: more }))).toEqual([
      "Starts sending “Message or event”: Fires every time a message or event arrives",
      "Starts sending “brand_new”: Fires every time brand_new happens",
    ]);
  });

  it("says when webhooks fall silent, move or get another secret, and never the secret", () => {
    const changes = changesOf(
      base,
      withHooks({ url: "https://b.example/", actions: [], secret: { kind: "value", value: "s3cret" } }),
    );
    expect(changes).toContain("Webhooks go to https://b.example/ instead of https://a.example/hook");
    expect(changes).toContain("The webhook secret will be replaced");
    expect(changes.at(-1)).toBe("Webhooks fall silent: no action is left to trigger them");
    expect(changes.join()).not.toContain("s3cret");
  });
});

describe("a creation in words", () => {
  it("says what there will be", () => {
    const form = {
      ...base,
      groups: [newGroup(2, "first"), newGroup(1, "normal"), newGroup(0, "normal")],
      webhooks: { ...base.webhooks, actions: [closed] },
    };
    expect(creationWords(form, { 2: "Sales" })).toEqual([
      "Pizza Bot will be created, online and accepting chats",
      "It takes up to 6 chats at once",
      "▲ First in Sales (2)",
      "● Normal in group 0, group 1",
      "Its webhooks go to https://a.example/hook",
      "Fires when a thread closes and the chat's rating score is 1",
    ]);
    expect(creationWords({ ...NEW_BOT, capacity: "0" })[1]).toMatch("It gets no chats");
  });
});
