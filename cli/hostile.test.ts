import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Person, type Ran, type Shell, startShell } from "./testing/shell";

/** Names that clear the screen, write over a line, begin one, turn text around, hide, or are half a character. */
const HOSTILE = [
  "\u001b[2JNo changes: 0 unchanged.\u001b[8m",
  "\u001b]0;owned\u0007",
  "ok\u001b[1A\r- remove",
  "Harmless\n::set-output name=x::y",
  "two\u2028lines\u2029\u0085more",
  "Sales \u202emrifnoc ot\u2066",
  "\u200b\u3164\ufeff",
  "half \ud83d",
  "\u009b2K\u0090",
];
const HARMLESS = HOSTILE.map((_, index) => `name ${index}`);
/**
 * Characters that a terminal, the bidirectional algorithm or a reader of lines obeys; only `\n` may end a
 * line.
 */
const OBEYED =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff]|\p{Cs}/u;

let shell: Shell;
let one: Person;

beforeAll(async () => {
  shell = await startShell();
  one = await shell.as();
});
afterAll(() => shell.close());

const hook = (name: string) => ({
  url: "https://a.example/hook",
  action: "thread_closed",
  description: name,
});
const bot = (name: string) => ({ name, status: "offline", avatar: "", groups: [], max_chats_count: 3 });
const secret_key = "a secret of the test";

/** Every command, once through, on a license whose bots and webhooks are called so. */
async function everyCommand(names: string[]): Promise<Record<string, Ran>> {
  const said: Record<string, Ran> = {};
  const empty = await shell.write("empty.yaml", { switchboard: 1, bots: [], webhooks: [] });
  await one.run(["apply", empty, "--delete", "--yes", "--no-undo"]);
  for (const name of names) {
    await one.client.call("create_bot_agent", bot(name));
    await one.client.call("register_webhook", { ...hook(name), secret_key });
  }
  const more = names.map((name) => ({
    ...hook(`new ${name}`),
    action: "incoming_event",
    filters: { chat_properties: { [name]: { [name]: { values: [name] } } } },
    secret: { value: name.trim() || "blank" },
  }));
  const changed = names.map((name) => ({ ...bot(name), max_chats_count: 4, unknown: name }));
  const file = await shell.write("some.yaml", { switchboard: 1, bots: changed, webhooks: more });
  const wrong = await shell.write("wrong.yaml", {
    switchboard: 1,
    bots: names.map((name) => ({ ...bot(name), status: name, id: name })),
  });
  const twice = await shell.write("twice.yaml", `switchboard: 1\n${JSON.stringify(names[0])}: 1\n`.repeat(2));
  const note = async (title: string, args: string[], extra = {}) => {
    said[title] = await one.run(args, extra);
  };
  await note("export", ["export", "--others"]);
  await note("export as JSON", ["export", "--json"]);
  await note("diff", ["diff", file, "--delete", "--save", shell.path("plan.json")]);
  await note("diff as JSON", ["diff", file, "--delete", "--json"]);
  await note("diff of a wrong file", ["diff", wrong]);
  await note("check", ["check", file]);
  await note("check as JSON", ["check", file, "--json"]);
  await note("check of a wrong file", ["check", wrong]);
  await note("check of a wrong file as JSON", ["check", wrong, "--json"]);
  await note("check of names said twice", ["check", twice]);
  const odd = {
    switchboard: 1,
    bots: changed.map((entry, index) => ({ ...entry, [`x${names[index]}`]: 1 })),
  };
  await note("check of odd settings", ["check", await shell.write("odd.yaml", odd)]);
  await note("simulate", ["simulate", "thread_closed"]);
  await note("simulate of a file", ["simulate", "incoming_event", "--file", file]);
  await note("simulate as JSON", ["simulate", "incoming_event", "--file", file, "--json"]);
  await note("no such file", ["check", shell.path(`none ${names[0]}`)]);
  await note("no such action", ["simulate", `x${names[0]}`]);
  await note("no such option", ["diff", `--x${names[3]}`]);
  await note("apply without a secret", [
    "apply",
    await shell.write("bare.yaml", {
      switchboard: 1,
      webhooks: names.map(hook).map((it) => ({ ...it, url: "https://b.example" })),
    }),
    "--yes",
    "--no-undo",
  ]);
  await one.client.call("create_bot_agent", bot(`late ${names[0]}`));
  await note("apply of a stale plan", [
    "apply",
    file,
    "--delete",
    "--yes",
    "--plan",
    shell.path("plan.json"),
  ]);
  const confirm = async () => {
    await one.client.call("create_bot_agent", bot(`later ${names[3]}`));
    return true;
  };
  await note("apply that is agreed to too late", ["apply", file, "--delete", "--no-undo"], { confirm });
  await note("apply", ["apply", file, "--delete", "--yes", "--undo", shell.path("undo.yaml")]);
  await note("apply as JSON", ["apply", empty, "--delete", "--yes", "--no-undo", "--json"]);
  return said;
}

/**
 * Lines that begin with text from behind a line break in a name, indented or not: a pipeline would obey
 * such a line.
 */
const begun = ({ out, error }: Ran) =>
  `${out}\n${error}`
    .split(/\n|\r|\u2028|\u2029|\u0085/)
    .filter((line) => /^\s*(?:::|- remove$|more)/.test(line));

describe("text of others", () => {
  it("neither begins a line nor is obeyed by the terminal, whatever the command", async () => {
    const harmless = await everyCommand(HARMLESS);
    const hostile = await everyCommand(HOSTILE);
    const obeyed = Object.entries(hostile).filter(([, { out, error }]) => OBEYED.test(out + error));
    expect(obeyed).toEqual([]);
    expect(Object.values(hostile).flatMap(begun)).toEqual([]);
    const codes = (said: Record<string, Ran>) =>
      Object.fromEntries(Object.entries(said).map(([title, { code }]) => [title, code]));
    expect(codes(hostile)).toEqual({ ...codes(harmless), "check of odd settings": 1 });
    expect(hostile["apply"]?.error).toContain("done (");
    expect(hostile["simulate of a file"]?.out).toContain("Fires ");
  }, 240_000);

  it("is read back exactly from what is exported", async () => {
    const empty = await shell.write("empty.yaml", { switchboard: 1, bots: [], webhooks: [] });
    await one.run(["apply", empty, "--delete", "--yes", "--no-undo"]);
    for (const name of HOSTILE) await one.client.call("create_bot_agent", bot(name));
    const named = (text: string) =>
      parse(text)
        .bots.map(({ name }: { name: string }) => name)
        .sort();
    expect(named((await one.run(["export"])).out)).toEqual(HOSTILE.toSorted());
    expect(named((await one.run(["export", "--json"])).out)).toEqual(HOSTILE.toSorted());
    const file = await shell.write("back.yaml", (await one.run(["export"])).out);
    expect(await one.run(["diff", file, "--delete"])).toMatchObject({ code: 0 });
  });

  it("of an answer of the API is no exception", async () => {
    const message = HOSTILE.join(" ");
    const server = createServer((_, response) => {
      response.writeHead(400, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { type: "validation", message } }));
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const environment = { CONFIGURATION_API_URL: `http://127.0.0.1:${port}` };
    const said = await one.run(["export"], { environment });
    expect(said).toMatchObject({ code: 1, error: expect.stringContaining("Harmless↵::set-output") });
    expect(said.error).not.toMatch(OBEYED);
    expect(said.error.trim().split("\n")).toHaveLength(1);
    const { out } = await one.run(["export", "--json"], { environment });
    expect(out).not.toMatch(OBEYED);
    expect(JSON.parse(out).error.message).toContain(message);
    server.close();
  });
});
