import { describe, expect, it } from "vitest";
import { MAX_BOT_ACTIONS, MAX_BOT_GROUPS, MAX_FILE_BYTES } from "@/lib/contract/limits";
import { type Call, readCurrent } from "../current";
import { botDifferences } from "../differences";
import { MAX_ALIASES, MAX_FILE_ENTRIES, MAX_SAME_NAME } from "./file-limits";
import { matchBots } from "../match";
import { licenseOf } from "../testing/license-of";
import { readDocument } from "./text";

const HEAD = "switchboard: 1\n";
const many = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join("");
const bots = (count: number, name: (index: number) => string = (index) => `Bot ${index}`) =>
  `${HEAD}bots:\n${many(count, (index) => `- {name: "${name(index)}", status: offline}\n`)}`;
const groups = (count: number) =>
  `${bots(0)}- name: a\n  status: offline\n  groups:\n${many(count, (id) => `  - {id: ${id}, priority: first}\n`)}`;
const actions = (count: number) =>
  `${bots(0)}- name: a\n  status: offline\n  webhooks:\n    url: https://a.example\n    actions:\n${many(count, () => "    - name: thread_closed\n")}`;
const anchors = (count: number) =>
  `${HEAD}bots:\n${many(count, (at) => `- &a${at} {name: b${at}, status: offline}\n`)}`;
const aliases = (count: number) =>
  `${HEAD}bots:\n- {name: b, status: &s offline}\n${many(count, (at) => `- {name: b${at}, status: *s}\n`)}`;
const padded = (bytes: number) => `${bots(1)}#${"x".repeat(bytes - bots(1).length - 1)}`;

/** Name of the limit, the largest accepted file, one step more, and the message for it. */
const LIMITS: [string, string, string, string][] = [
  ["bytes", padded(MAX_FILE_BYTES), padded(MAX_FILE_BYTES + 1), "larger than 8 MiB. Split it"],
  ["bots", bots(MAX_FILE_ENTRIES), bots(MAX_FILE_ENTRIES + 1), "at most 10000 items"],
  ["groups of one bot", groups(MAX_BOT_GROUPS), groups(MAX_BOT_GROUPS + 1), "at most 1000 items"],
  ["actions of one bot", actions(MAX_BOT_ACTIONS), actions(MAX_BOT_ACTIONS + 1), "at most 100 items"],
  [
    "bots of one name",
    bots(MAX_SAME_NAME, () => "Same"),
    bots(MAX_SAME_NAME + 1, () => "sAME"),
    "more than 100 bots",
  ],
  ["anchors", anchors(MAX_ALIASES), anchors(MAX_ALIASES + 1), "more than 1000 anchors"],
  ["aliases", aliases(MAX_ALIASES), aliases(MAX_ALIASES + 1), "more than 1000 aliases"],
];

describe("a file with as much as may be", () => {
  it.each(LIMITS)("is read (%s), and one step more is refused in words", (_, most, more, words) => {
    const read = readDocument(most);
    expect(read.ok || read.problems).toBe(true);
    const refused = readDocument(more);
    expect(refused.ok || refused.problems[0]?.message).toContain(words);
  });
});

describe("a file that is made to take long", () => {
  it.each([
    ["brackets", `${HEAD}bots: ${"[".repeat(200_000)}`, 2],
    ["lists in one line", `${HEAD}bots:\n${"- ".repeat(200_000)}`, 3],
    ["names in one line", `${HEAD}${"? ".repeat(100_000)}`, 2],
    ["lists with tags in one line", `${HEAD}bots:\n${"- !a ".repeat(100_000)}`, 3],
    ["flow maps", `${HEAD}bots: ${'{"a":'.repeat(100_000)}`, 2],
  ])("is refused as nested too deeply before it is understood (%s)", (_, text, line) => {
    const read = readDocument(text);
    expect(read).toMatchObject({ ok: false, problems: [{ line }] });
    expect(read.ok || read.problems[0]?.message).toBe("the file is nested deeper than 100 levels");
  });

  it("is refused when its aliases bring too much", () => {
    const names = many(5000, (index) => `k${index}: 1, `);
    const text = `${HEAD}other_applications: &m {${names}}\nbots:\n${many(900, () => "- {<<: *m}\n")}`;
    const read = readDocument(text);
    expect(read.ok || read.problems[0]?.message).toContain("too long once its aliases");
  });

  it("is compared with a license in time that grows with both", () => {
    const [wanted, there] = [readDocument(groups(MAX_BOT_GROUPS)), readDocument(actions(MAX_BOT_ACTIONS))];
    if (!wanted.ok || !there.ok) throw new Error("unreadable");
    const [bot] = licenseOf(there.document).bots;
    const [entry] = wanted.document.bots ?? [];
    if (!bot || !entry) throw new Error("no bot");
    expect(botDifferences(entry, bot)).toHaveLength(MAX_BOT_GROUPS);
    // The number of reads must grow with entries plus bots, not with entries times bots.
    let reads = 0;
    const counted = (name: string) => ({
      get name() {
        reads += 1;
        return name;
      },
      status: "offline",
    });
    const entries = Array.from({ length: 3000 }, () => counted("Same"));
    const here = licenseOf({
      switchboard: 1,
      bots: Array.from({ length: 40 }, () => ({ name: "Same", status: "offline" })),
    });
    matchBots(entries, here.bots);
    expect(reads).toBeLessThan(entries.length * 10);
  });
});

it("a license with more than a file holds is not read bot by bot", async () => {
  const calls: string[] = [];
  const bot_agents = Array.from({ length: MAX_FILE_ENTRIES + 1 }, (_, index) => ({
    id: `bot-${index}`,
    name: "Bot",
  }));
  const call = (async (method: string) => {
    calls.push(method);
    return method === "get_bot_agents" ? { bot_agents } : { webhooks_config: [] };
  }) as Call;
  await expect(readCurrent(call)).rejects.toThrow("The license has 10001 bots and 0 webhooks");
  expect(calls).toEqual(["get_bot_agents", "get_webhooks_config"]);
});
