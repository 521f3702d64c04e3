import { describe, expect, it } from "vitest";
import type { TransferDocument } from "../file/document";
import { makePlan } from "../plan";
import { problemsOfPlan } from "../problems";
import { licenseOf } from "../testing/license-of";
import { doubtsOf } from "./file";
import { doubtsOfPlan } from "./plan";

const HOOK = { url: "https://a.example/hook", action: "thread_closed" };
const BOT = { name: "Pizza", status: "offline" };
const score = (values: unknown[]) => ({ chat_properties: { rating: { score: { values } } } });
const pinned = (values: unknown[]) => ({ chat_properties: { routing: { pinned: { values } } } });

const file = (content: Omit<Partial<TransferDocument>, "switchboard">): TransferDocument => ({
  switchboard: 1,
  ...content,
});
const lines = (content: Parameters<typeof file>[0]) =>
  doubtsOf(file(content)).map(({ path, message }) => `${path} ${message}`);

describe("doubts about a file", () => {
  it.each<[string, Parameters<typeof file>[0], RegExp]>([
    [
      "a text for yes or no",
      { webhooks: [{ ...HOOK, filters: pinned(["yes"]) }] },
      /^webhooks\[0\]\.filters\.chat_properties\.routing\.pinned webhook thread_closed to \S+: "yes" is text, but .*holds yes or no/,
    ],
    [
      "a text for a number",
      {
        bots: [
          {
            ...BOT,
            webhooks: { url: HOOK.url, actions: [{ name: "thread_closed", filters: score(["1"]) }] },
          },
        ],
      },
      /^bots\[0\]\.webhooks\.actions\[0\]\.filters\S+score bot “Pizza”: thread_closed: "1" is text.*never equals 1/,
    ],
    ["what never fires", { webhooks: [{ ...HOOK, filters: score([7]) }] }, /Never fires/],
    ["capacity 0", { bots: [{ ...BOT, status: "accepting chats", max_chats_count: 0 }] }, /capacity is 0/],
    ["no group", { bots: [{ ...BOT, groups: [] }] }, /^bots\[0\]\.groups .*in no group/],
    ["silence", { bots: [{ ...BOT, webhooks: { url: HOOK.url, actions: [] } }] }, /silent/],
    ["a local avatar", { bots: [{ ...BOT, avatar: "http://localhost:3000/a.png" }] }, /local machine/],
    ["white space in a name", { bots: [{ ...BOT, name: "Trail Bot " }] }, /white space/],
    [
      "names alike",
      { bots: [BOT, { ...BOT, name: "pizza" }] },
      /^bots\[1\]\.name .*bots\[0\] has a name that looks the same/,
    ],
    ["no encryption", { webhooks: [{ ...HOOK, url: "http://a.example" }] }, /not encrypted/],
    ["a masked address", { webhooks: [{ ...HOOK, url: "https://a.example/?token=***" }] }, /hidden part/],
    ["a line break", { webhooks: [{ ...HOOK, secret: { value: "my-secret-value-1\n" } }] }, /line break/],
    ["a short secret", { webhooks: [{ ...HOOK, secret: { value: "abc" } }] }, /fewer than 8/],
    ["an unseen character", { webhooks: [{ ...HOOK, secret: { value: "abcdefgh\u200bij" } }] }, /U\+200B/],
    [
      "doubles",
      { webhooks: [HOOK, { ...HOOK, description: "Again" }] },
      /^webhooks\[0\] .*“Again”.*sends the same/m,
    ],
    [
      "doubles of a bot",
      {
        bots: [
          {
            ...BOT,
            webhooks: { url: HOOK.url, actions: [{ name: "thread_closed" }, { name: "thread_closed" }] },
          },
        ],
      },
      /another of its actions sends the same/,
    ],
  ])("tell of %s", (_what, content, words) => {
    expect(lines(content).join("\n")).toMatch(words);
  });

  it("are none where all is well, and never say a secret", () => {
    const secret = { value: "a-long-enough-secret" };
    const ok = {
      bots: [{ ...BOT, groups: [{ id: 0, priority: "normal" }] }],
      webhooks: [{ ...HOOK, secret }],
    };
    expect(lines(ok)).toEqual([]);
    expect(lines({ webhooks: [{ ...HOOK, secret: { value: " shh " } }] }).join()).not.toContain("shh");
  });
});

describe("doubts about a plan", () => {
  const takes = { ...BOT, status: "accepting chats", groups: [{ id: 3, priority: "first" }] };
  const doubts = (wanted: TransferDocument, here: TransferDocument, remove = false) => {
    const current = licenseOf(here);
    return doubtsOfPlan(wanted, makePlan(wanted, current, { remove }), current).map(({ message }) => message);
  };

  it("leave out what stays as it is", () => {
    const odd = file({ webhooks: [{ ...HOOK, filters: score(["1"]) }] });
    expect(doubts(odd, file({ webhooks: [] })).join()).toContain("is text");
    expect(doubts(odd, odd)).toEqual([]);
  });

  it("tell of groups that nobody takes chats in any more", () => {
    expect(doubts(file({ bots: [{ ...takes, status: "offline" }] }), file({ bots: [takes] }))).toEqual([
      "after this, no bot that you can see will accept chats in group 3: chats go to human agents or wait",
    ]);
    expect(doubts(file({ bots: [] }), file({ bots: [takes] }), true)).toHaveLength(1);
    expect(doubts(file({ bots: [] }), file({ bots: [takes] }))).toEqual([]);
  });

  it("tell of what is here already and stays", () => {
    const more = { ...HOOK, description: "Second" };
    expect(
      doubts(
        file({ webhooks: [{ ...more, filters: score([1]) }] }),
        file({ webhooks: [{ ...HOOK, description: "First", filters: score([0, 1]) }, more] }),
      ).join(),
    ).toMatch(/sends the same/);
  });
});

describe("a login in an address that is stored already", () => {
  const LOGIN = "https://hookuser:Sup3rPassw0rd@a.example/hook";
  const problems = (wanted: TransferDocument, here: TransferDocument) =>
    problemsOfPlan(makePlan(wanted, licenseOf(here)), "v0.4");

  it("stays, and keeps nobody from changing the rest; a new one is refused", () => {
    const webhook = { ...HOOK, url: LOGIN };
    const bot = { ...BOT, webhooks: { url: LOGIN, actions: [] } };
    const here = file({ bots: [bot], webhooks: [webhook] });
    const actions = [{ name: "thread_closed" }];
    const changed = file({
      bots: [{ ...bot, webhooks: { url: LOGIN, actions } }],
      webhooks: [{ ...webhook, description: "Changed" }],
    });
    expect(problems(changed, here)).toEqual([]);
    expect(problems(here, file({ bots: [BOT], webhooks: [] })).map(({ path }) => path)).toEqual([
      "bots[0].webhooks.url",
      "webhooks[0].url",
    ]);
  });
});
