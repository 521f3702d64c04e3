import { describe, expect, it } from "vitest";
import { consequencesOf, type OtherBot, removalConsequences, verbOf } from "./consequences";
import { type BotForm, NEW_BOT, newAction, newGroup } from "./form";

const base: BotForm = {
  ...NEW_BOT,
  name: "Pizza Bot",
  groups: [newGroup(0, "normal"), newGroup(2, "first")],
  webhooks: {
    ...NEW_BOT.webhooks,
    on: true,
    url: "https://a.example/",
    actions: [newAction("incoming_event")],
  },
};
const faq = (groups: number[], status = "accepting chats", max_chats_count = 3): OtherBot => ({
  status,
  max_chats_count,
  groups: groups.map((id) => ({ id, priority: "normal" })),
});
const names = { 2: "Sales" };
const texts = (form: BotForm, others: OtherBot[] | undefined) =>
  consequencesOf(base, form, { others, names }).map(({ text }) => text);

describe("consequences of a save", () => {
  it("are none where nothing happens to chats", () => {
    expect(texts({ ...base, name: "Pasta Bot", avatar: "a.example/p.png" }, [])).toEqual([]);
    expect(consequencesOf(undefined, { ...NEW_BOT, name: "New" }, { others: [] })).toEqual([]);
  });

  it("tell of another bot of the same name, to the eye", () => {
    const other = { ...faq([0]), name: "FAQ\u00a0Bot" };
    expect(texts({ ...base, name: "faq bot " }, [other])).toEqual([
      "Another bot has this name: people and files cannot tell the two apart",
    ]);
    expect(texts(base, [{ ...other, name: "Pizza Bot" }])).toEqual([]);
  });

  it("name a bot that goes offline, and the groups where nobody takes chats without it", () => {
    const off = { ...base, status: "offline" };
    const found = consequencesOf(base, off, { others: [faq([0])], names });
    expect(found).toEqual([
      {
        hurts: true,
        text: "Pizza Bot goes offline: it gets no chats, and its webhooks stop",
        verb: "Take Pizza Bot offline",
      },
      {
        hurts: true,
        text: "Sales (2) will have no bot that takes chats: they will go to human agents, or wait",
        verb: "Leave Sales (2) without a bot that takes chats",
      },
    ]);
    expect(verbOf(found)).toBe("Take Pizza Bot offline");
  });

  it("count only bots that take chats as somebody", () => {
    const left = { ...base, groups: [newGroup(0, "normal")] };
    expect(texts(left, [faq([2])])).toEqual([]);
    expect(texts(left, [faq([2], "offline")])).toEqual([
      "Sales (2) will have no bot that takes chats: they will go to human agents, or wait",
    ]);
    expect(texts(left, [faq([2], "accepting chats", 0)])).toHaveLength(1);
    expect(texts(left, [faq([5])])).toEqual([
      "Sales (2) will have no bot: its chats will go to human agents, or wait",
    ]);
    expect(texts({ ...base, capacity: "0" }, [])).toHaveLength(2);
    expect(texts(left, undefined)).toEqual([
      "We don't know yet whether another bot takes chats in Sales (2)",
    ]);
  });

  it("say when a bot takes no more chats, or is in no group", () => {
    expect(texts({ ...base, status: "not accepting chats" }, [faq([0, 2])])).toEqual([
      "Pizza Bot keeps its current chats and gets no new ones",
    ]);
    const found = consequencesOf(base, { ...base, groups: [] }, { others: [], names });
    expect(found.at(-1)?.text).toBe("Pizza Bot will be in no group and get no chats");
    expect(verbOf(found)).toBe("Leave 2 groups without a bot");
  });

  it("tell of deliveries that come twice", () => {
    const event = newAction("incoming_event");
    const twice = {
      ...base,
      webhooks: { ...base.webhooks, actions: [event, { ...event, filters: '{"odd":1}' }, event] },
    };
    expect(texts(twice, [])).toEqual([
      "Two of its “Message or event” actions can fire for the same event, which is then sent twice",
    ]);
    const listed = [
      {
        id: "1",
        label: "“Shop”",
        url: "https://b.example",
        action: "incoming_event",
        filter: { conditions: [], other: {} },
      },
    ];
    const moved = { ...base, webhooks: { ...base.webhooks, url: "https://b.example/" } };
    expect(consequencesOf(base, moved, { others: [], webhooks: listed })).toMatchObject([
      { hurts: false, text: expect.stringContaining("“Shop” sends the same to the same URL") },
    ]);
    expect(consequencesOf(base, { ...base, name: "x" }, { others: [], webhooks: listed })).toEqual([]);
  });
});

describe("consequences of a removal", () => {
  it("name the groups that are left without a bot", () => {
    const bot = { status: "accepting chats", max_chats_count: 6, groups: base.groups };
    expect(removalConsequences(bot, { others: [faq([0])], names }).map(({ text }) => text)).toEqual([
      "Sales (2) will have no bot: its chats will go to human agents, or wait",
    ]);
    expect(removalConsequences({ ...bot, groups: [] }, { others: [] })).toEqual([]);
  });
});
