import { describe, expect, it } from "vitest";
import { exportDocument } from "./export";
import { makePlan } from "./plan";
import { updateBotRequest } from "./requests";
import { licenseOf } from "./testing/license-of";

const offline = (name: string, more: object = {}) => ({ name, status: "offline", ...more });
const botsOf = (...names: string[]) =>
  licenseOf({ switchboard: 1, bots: names.map((name) => offline(name)) });

function planned(file: string[], here: string[]) {
  const { items } = makePlan({ switchboard: 1, bots: file.map((name) => offline(name)) }, botsOf(...here));
  return items.map((item) => `${item.kind}${item.kind === "update" ? ` ${item.bot.id}` : ""}`);
}

describe("bots in a file", () => {
  it.each([
    ["a space at the end", "Trail Bot", "Trail Bot ", "“Trail Bot ” → “Trail Bot”"],
    ["double spaces", "Trail Bot", "Trail  Bot", "“Trail  Bot” → “Trail Bot”"],
    ["a no-break space", "Trail Bot", "Trail\u00a0Bot", "“Trail\\u{a0}Bot” → “Trail Bot”"],
    ["a zero width space", "Trail Bot", "Trail\u200b Bot", "“Trail\\u{200b} Bot” → “Trail Bot”"],
    ["a line break", "Trail Bot", "Trail\nBot", "“Trail\\u{a}Bot” → “Trail Bot”"],
    ["a decomposed letter", "Café", "Cafe\u0301", "“Cafe\\u{301}” → “Café”"],
    ["capital letters", "trail bot", "Trail Bot", "“Trail Bot” → “trail bot”"],
  ])(
    "are recognised by how their names look, and renamed as the file spells them: %s",
    (_, file, here, words) => {
      const { items } = makePlan({ switchboard: 1, bots: [offline(file)] }, botsOf(here), { remove: true });
      const [item] = items;
      expect(items).toHaveLength(1);
      if (item?.kind !== "update") throw new Error(item?.kind);
      expect(item.differences.map(({ field, before, after }) => `${field}: ${before} → ${after}`)).toEqual([
        `name: ${words}`,
      ]);
      expect(updateBotRequest(item.entry, item.bot, () => "")).toEqual({ id: "bot-0", name: file });
    },
  );

  it("are those that are spelled the same before those that look the same", () => {
    expect(planned(["Trail Bot", "Trail Bot "], ["Trail Bot ", "Trail Bot"])).toEqual([
      "unchanged",
      "unchanged",
    ]);
    expect(planned(["Trail Bot "], ["Trail Bot", "Trail Bot "])).toEqual(["unchanged", "only_here"]);
    expect(planned(["trail bot"], ["Trail Bot ", "TRAIL BOT"])).toEqual(["update bot-0", "only_here"]);
    expect(planned(["Trail Bot", "trail bot"], ["Trail Bot "])).toEqual(["update bot-0", "create"]);
    expect(planned(["\u200b"], ["\u2060"])).toEqual(["create", "only_here"]);
  });

  it("are no different from their own export, however alike they look", () => {
    const current = botsOf(
      "Trail Bot",
      "Trail Bot ",
      "trail bot",
      "Trail\u00a0Bot",
      "\u200b",
      "\u2060",
      "Trail Bot",
    );
    const { document } = exportDocument(current);
    const { items } = makePlan(document, current, { remove: true });
    expect(items.map(({ kind }) => kind)).toEqual(Array.from({ length: 7 }, () => "unchanged"));
  });

  it("of one name pair up where they are equal, also when there are very many", () => {
    const here = Array.from({ length: 800 }, (_, index) => offline("Bot", { max_chats_count: index }));
    const current = licenseOf({ switchboard: 1, bots: here });
    const [first, ...rest] = exportDocument(current).document.bots?.toReversed() ?? [];
    const changes = (avatar: string) => {
      const bots = first ? [...rest, { ...first, avatar }] : [];
      return makePlan({ switchboard: 1, bots }, current, { remove: true }).items.filter(
        ({ kind }) => kind !== "unchanged",
      );
    };
    expect(changes("")).toEqual([]);
    expect(changes("https://a.example/b.png")).toMatchObject([
      {
        kind: "update",
        entry: { max_chats_count: first?.max_chats_count },
        differences: [{ field: "avatar" }],
      },
    ]);
  });
});

describe("webhooks in a file", () => {
  const hook = { url: "https://a.example", action: "thread_closed", description: "CRM  sync " };
  const rated = { chat_properties: { rating: { score: { exists: true } } } };
  const kinds = (file: object) =>
    makePlan(
      { switchboard: 1, webhooks: [{ ...hook, ...file }] },
      licenseOf({ switchboard: 1, webhooks: [hook] }),
    ).items.map((item) => [
      item.kind,
      ...("differences" in item ? item.differences.map(({ field }) => field) : []),
    ]);

  it("are recognised by how they are described", () => {
    expect(kinds({ description: "CRM sync" })).toEqual([["replace", "description"]]);
    expect(kinds({ description: "crm sync", filters: rated })).toEqual([
      ["replace", "description", "filters"],
    ]);
    expect(kinds({ description: "CRM\u00a0sync", url: "https://b.example" })).toEqual([
      ["replace", "url", "description"],
    ]);
    expect(kinds({ description: "CRM sync 2", url: "https://b.example" })).toEqual([
      ["create"],
      ["only_here"],
    ]);
  });
});
