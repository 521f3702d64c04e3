import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Shell, startShell } from "./testing/shell";

let shell: Shell;
let one: Awaited<ReturnType<Shell["as"]>>;
beforeAll(async () => {
  shell = await startShell();
  one = await shell.as();
});
afterAll(() => shell.close());

const SECRET = "the-real-secret-1";
const CONFIGURATION = `switchboard: 1
webhooks:
  - url: https://example.com/hook
    action: incoming_chat_thread
    filters:
      chat_properties:
        source:
          type:
            values: [telegram]
`;
const body = (type: string, action = "incoming_chat_thread") => ({
  webhook_id: "w",
  secret_key: SECRET,
  action,
  data: { chat: { properties: { source: { type: { value: type } } } } },
});
const WRITTEN: [string, (text: string) => Buffer][] = [
  ["UTF-8 with a mark", (text) => Buffer.from(`\uFEFF${text}`)],
  ["UTF-16 LE with a mark", (text) => Buffer.from(`\uFEFF${text}`, "utf16le")],
  ["UTF-16 LE", (text) => Buffer.from(text, "utf16le")],
  ["UTF-16 BE with a mark", (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ["UTF-16 BE", (text) => Buffer.from(text, "utf16le").swap16()],
];

async function written(name: string, bytes: Buffer): Promise<string> {
  await writeFile(shell.path(name), bytes);
  return shell.path(name);
}

describe("simulate", () => {
  const verdicts = async (push: unknown, action = "incoming_chat_thread") => {
    const file = await shell.write("switchboard.yaml", CONFIGURATION);
    const path = await shell.write("push.json", JSON.stringify(push));
    const { code, out, error } = await one.run([
      "simulate",
      action,
      "--json",
      "--file",
      file,
      "--push",
      path,
    ]);
    expect(out + error).not.toContain(SECRET);
    return code === 0 ? (JSON.parse(out) as { results: { verdict: string }[] }).results : error;
  };

  it("judges the data of a whole body, however it was wrapped", async () => {
    for (const wrap of [(it: object) => it, (it: object) => [it], (it: object) => JSON.stringify(it)]) {
      expect(await verdicts(wrap(body("telegram")))).toMatchObject([{ verdict: "would_send" }]);
      expect(await verdicts(wrap(body("facebook")))).toMatchObject([{ verdict: "would_not_send" }]);
    }
  });

  it("refuses a body of another action, a list, and a body as the context", async () => {
    expect(await verdicts(body("telegram", "incoming_event"))).toContain(
      "was sent for “incoming_event”, not for “incoming_chat_thread”; call simulate incoming_event",
    );
    expect(await verdicts([1, 2])).toContain("it is a list of 2");
    const context = await shell.write("context.json", JSON.stringify(body("telegram")));
    expect((await one.run(["simulate", "thread_closed", "--context", context])).error).toContain("--push");
  });
});

describe.each(WRITTEN)("a file in %s", (_, bytesOf) => {
  it("is read by check, diff and simulate", async () => {
    const file = await written("other.yaml", bytesOf(CONFIGURATION));
    expect(await one.run(["check", file])).toMatchObject({ code: 0 });
    expect(await one.run(["diff", file])).toMatchObject({ code: 2 });
    const push = await written("push.json", bytesOf(JSON.stringify(body("telegram"))));
    const context = await written("context.json", bytesOf('{"agents": []}'));
    const args = ["simulate", "incoming_chat_thread", "--file", file, "--push", push, "--context", context];
    expect(await one.run(args)).toMatchObject({ code: 0, out: expect.stringContaining("Would be sent") });
  });
});

describe("a file that cannot be read", () => {
  it("is refused with what it is", async () => {
    const latin = await written("latin.yaml", Buffer.from("switchboard: 1\n# Zoë\n", "latin1"));
    expect((await one.run(["check", latin])).error).toContain("line 2 holds a byte of another encoding");
    const push = await shell.write("push.json", "{“a”: 1}");
    expect((await one.run(["simulate", "thread_closed", "--push", push])).error).toContain(
      `${push}:1:2: not JSON: U+201C (left double curly quote) stands here`,
    );
  });
});

describe("a secret in a block", () => {
  it("is stored without the line break that YAML adds, and that is said", async () => {
    const file = await shell.write(
      "block.yaml",
      `${CONFIGURATION}    secret:\n      value: |\n        my-secret-value-1\n`,
    );
    for (const args of [
      ["check", file],
      ["diff", file],
      ["apply", file, "--yes", "--no-undo"],
    ]) {
      expect((await one.run(args)).error).toContain(
        "`webhooks[0].secret.value` ends with U+000A (line break); that is left out",
      );
    }
    const { webhooks_config: stored } = await one.client.call("get_webhooks_config", {});
    expect(stored.map(({ secret_key }) => secret_key)).toEqual(["my-secret-value-1"]);
  });
});
