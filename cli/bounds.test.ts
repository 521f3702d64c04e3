import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_BOT_GROUPS, MAX_FILE_BYTES } from "@/lib/contract/limits";
import { type Person, type Shell, startShell } from "./testing/shell";

let shell: Shell;
let one: Person;

beforeAll(async () => {
  shell = await startShell();
  one = await shell.as();
});
afterAll(() => shell.close());

const HEAD = "switchboard: 1\n";
const many = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join("");
const groups = (count: number) =>
  `${HEAD}bots:\n- name: Bot\n  status: offline\n  groups:\n${many(count, (id) => `  - {id: ${id}, priority: first}\n`)}`;

/** Name, content and expected message of files that once took minutes or all memory to read. */
const TOO_MUCH: [string, () => string, string][] = [
  ["bytes", () => `${HEAD}#${"x".repeat(MAX_FILE_BYTES)}`, "larger than 8 MiB"],
  ["groups", () => groups(MAX_BOT_GROUPS + 1), "at most 1000 items"],
  [
    "anchors",
    () => `${HEAD}bots:\n${many(20_000, (at) => `- &a${at} {name: b}\n- *a${at}\n`)}`,
    "more than 1000",
  ],
  ["depth", () => `${HEAD}bots: ${"[".repeat(200_000)}`, "nested deeper than 100 levels"],
];

const COMMANDS: [string, (file: string) => string[]][] = [
  ["check", (file) => ["check", file]],
  ["diff", (file) => ["diff", file]],
  ["apply", (file) => ["apply", file, "--yes", "--no-undo"]],
  ["simulate", (file) => ["simulate", "thread_closed", "--file", file]],
];

describe("a file with too much of something", () => {
  it.each(COMMANDS)("is refused by %s, which says of what", async (_, args) => {
    for (const [name, write, words] of TOO_MUCH) {
      const file = await shell.write(`${name}.yaml`, write());
      const { code, error } = await one.run(args(file));
      expect(code, name).not.toBe(0);
      expect(error, name).toContain(words);
    }
    expect((await one.client.call("get_bot_agents", {})).bot_agents).toEqual([]);
  });
});

it("a file with as much as may be is checked and compared", async () => {
  const file = await shell.write("most.yaml", groups(MAX_BOT_GROUPS));
  expect((await one.run(["check", file])).out).toContain("1 bot");
  expect((await one.run(["diff", file])).out).toContain("Bot");
});
