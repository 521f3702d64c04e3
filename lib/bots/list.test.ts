import { describe, expect, it } from "vitest";
import type { ShownBot } from "./api";
import {
  groupsOf,
  type ListedBot,
  type ListView,
  needsDetails,
  ownersOf,
  statusCounts,
  viewBots,
} from "./list";

const US = "switchboard";

type Sketch = { status?: string; owner?: string; capacity?: number; groups?: number[]; known?: boolean };

function bot(name: string, sketch: Sketch = {}): ListedBot {
  const { status = "offline", owner = US, capacity = 6, groups = [0], known = true } = sketch;
  const item = { id: name.toLowerCase().padEnd(32, "0"), name, avatar: "", status, mine: owner === US };
  const details: ShownBot = {
    ...item,
    application: { client_id: owner },
    max_chats_count: capacity,
    groups: groups.map((id) => ({ id, priority: "normal" })),
  };
  return known ? { ...item, details } : item;
}

const all: ListView = {
  search: "",
  scope: "all",
  status: "",
  group: "",
  owner: "",
  sort: "name",
  descending: false,
};
const bots = [
  bot("Bot 10", { status: "accepting chats", capacity: 9, groups: [2, 10] }),
  bot("bot 2", { owner: "crm" }),
  bot("Émile", { status: "away", capacity: 0 }),
  bot("Unknown", { owner: "crm", known: false, status: "not accepting chats" }),
];
const seen = (view: Partial<ListView>) => viewBots(bots, { ...all, ...view }, US).map(({ name }) => name);

describe("the list of bots", () => {
  it("sorts names as people do", () => {
    expect(seen({})).toEqual(["bot 2", "Bot 10", "Émile", "Unknown"]);
    expect(seen({ descending: true })).toEqual(["Unknown", "Émile", "Bot 10", "bot 2"]);
  });

  it("finds names as they look", () => {
    const odd = [bot("Pizza  Bot\u00a02"), bot("Cafe\u0301 Bot"), bot("face\u200bbook"), bot("two\nlines")];
    const found = (search: string) => viewBots(odd, { ...all, search }, US).map(({ name }) => name);
    expect(found("pizza bot 2")).toEqual(["Pizza  Bot\u00a02"]);
    expect(found("café")).toEqual(["Cafe\u0301 Bot"]);
    expect(found("FACEBOOK")).toEqual(["face\u200bbook"]);
    expect(found("two lines")).toEqual(["two\nlines"]);
    expect(found("two↵lines")).toEqual(["two\nlines"]);
    expect(found("\u200b")).toHaveLength(4);
  });

  it("narrows by name or id, scope, status, group and owner", () => {
    expect(seen({ search: " BOT " })).toEqual(["bot 2", "Bot 10"]);
    expect(seen({ search: bots[0]?.id })).toEqual(["Bot 10"]);
    expect(seen({ scope: "mine" })).toEqual(["Bot 10", "Émile"]);
    expect(seen({ status: "away" })).toEqual(["Émile"]);
    expect(seen({ group: "10" })).toEqual(["Bot 10"]);
    expect(seen({ owner: "crm" })).toEqual(["bot 2"]);
  });

  it("puts what is not known yet last, whatever the direction", () => {
    expect(seen({ sort: "capacity" })).toEqual(["Émile", "bot 2", "Bot 10", "Unknown"]);
    expect(seen({ sort: "capacity", descending: true })).toEqual(["Bot 10", "bot 2", "Émile", "Unknown"]);
    expect(seen({ sort: "owner" })).toEqual(["Bot 10", "Émile", "bot 2", "Unknown"]);
    expect(seen({ sort: "status" })).toEqual(["Bot 10", "Unknown", "bot 2", "Émile"]);
  });

  it("says when it depends on details", () => {
    expect(needsDetails(all)).toBe(false);
    expect(needsDetails({ ...all, group: "0" })).toBe(true);
    expect(needsDetails({ ...all, sort: "capacity" })).toBe(true);
  });

  it("counts statuses and collects groups and owners", () => {
    expect([...statusCounts(bots)]).toEqual([
      ["accepting chats", 1],
      ["not accepting chats", 1],
      ["offline", 1],
      ["away", 1],
    ]);
    expect(groupsOf(bots)).toEqual([0, 2, 10]);
    expect(ownersOf(bots, US)).toEqual([US, "crm"]);
  });
});
