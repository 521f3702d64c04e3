import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Person, type Shell, startShell } from "./testing/shell";

const HOOK = { url: "https://a.example/hook?token=t0p-token", action: "thread_closed" };
const LOGIN = "https://hookuser:Sup3rPassw0rd@a.example/auth";
const FILE = `switchboard: 1
bots:
  - name: Night
    status: accepting chats
    max_chats_count: 0
    avatar: https://cdn.example/night.png
    groups:
      - id: 3
        priority: last
    webhooks:
      url: https://a.example/bot
      secret:
        value: a-secret-of-the-bot
      actions:
        - name: incoming_chat_thread
          filters:
            chat_properties:
              routing:
                pinned:
                  values: [yes]
webhooks:
  - url: ${HOOK.url}
    action: thread_closed
    secret:
      value: a-secret-of-the-webhook
    filters:
      chat_properties:
        rating:
          score:
            values: ["1"]
`;

let shell: Shell;
let one: Person;

beforeEach(async () => {
  shell = await startShell();
  one = await shell.as();
});
afterEach(() => shell.close());

describe("a file that says what is likely not meant", () => {
  it("is told of by check, diff and apply alike, with line and name, without another exit code", async () => {
    const path = await shell.write("file.yaml", FILE);
    const checked = await one.run(["check", path]);
    expect(checked).toMatchObject({
      code: 0,
      out: expect.stringMatching(/is valid for \S+, with \d warnings/),
    });
    const diffed = await one.run(["diff", path]);
    const applied = await one.run(["apply", path, "--yes", "--no-undo"]);
    expect(diffed.code).toBe(2);
    expect(applied.code).toBe(2);
    for (const { error } of [checked, diffed, applied]) {
      expect(error).toMatch(/^Warning: .*file\.yaml:20: bot “Night”: incoming_chat_thread: "yes" is text/m);
      expect(error).toMatch(
        /^Warning: .*file\.yaml:30: webhook thread_closed to .*: "1" is text.*never equals 1/m,
      );
      expect(error).toMatch(/^Warning: .*file\.yaml:5: bot “Night”: it accepts chats, and gets none/m);
      expect(error).not.toContain("t0p-token");
    }
    const json = JSON.parse((await one.run(["check", path, "--json"])).out) as { warnings: unknown[] };
    expect(json.warnings).toContainEqual(
      expect.objectContaining({ path: "bots[0].max_chats_count", line: 5 }),
    );
  });
});

describe("a plan", () => {
  it("says all that a creation creates and a removal loses", async () => {
    const path = await shell.write("file.yaml", FILE.replace("[yes]", "[true]"));
    const { out } = await one.run(["diff", path]);
    expect(out).toContain(`+ create bot “Night”
    status: accepting chats
    max_chats_count: 0
    group 3: last
    avatar: https://cdn.example/night.png
    webhooks · url: https://a.example/bot
    webhooks · secret: from the file
    webhooks · incoming_chat_thread: `);
    expect(out).toContain(`    url: https://a.example/hook?token=***
    action: thread_closed
    filters: `);
    await one.run(["apply", path, "--yes", "--no-undo"]);
    const none = await shell.write("none.yaml", { switchboard: 1, bots: [], webhooks: [] });
    const gone = (await one.run(["diff", none, "--delete"])).out;
    expect(gone).toMatch(/- remove bot “Night” \(all of this will be lost\)\n {4}status: accepting chats/);
    expect(gone).toContain("    secret: is lost");
    expect(out + gone).not.toMatch(/t0p-token|a-secret-of/);
  });

  it("tells two tokens apart without saying them", async () => {
    const bot = { name: "Night", status: "offline" };
    const webhooks = { url: HOOK.url, actions: [], secret_key: "a-secret-of-the-bot" };
    await one.client.call("create_bot_agent", { ...bot, webhooks });
    const url = HOOK.url.replace("t0p", "n3w");
    const path = await shell.write("file.yaml", {
      switchboard: 1,
      bots: [{ ...bot, webhooks: { url, actions: [] } }],
    });
    const { out } = await one.run(["diff", path]);
    expect(out).toContain("?token=*** → https://a.example/hook?token=*** (with another secret in it)");
    const exported = await one.run(["export"]);
    expect(exported.out).toContain(HOOK.url);
    expect(exported.error).toContain(
      "An address in this file holds a token or password. Keep the file private.",
    );
  });
});

describe("a user name or password in an address", () => {
  it("is refused by check, diff, apply and the API, without being said", async () => {
    const bot = { name: "Login", status: "offline", avatar: LOGIN, webhooks: { url: LOGIN, actions: [] } };
    const path = await shell.write("file.yaml", {
      switchboard: 1,
      bots: [bot],
      webhooks: [{ ...HOOK, url: LOGIN }],
    });
    for (const command of ["check", "diff", "apply"]) {
      const { code, error } = await one.run([command, path]);
      expect(code).toBe(1);
      expect(error).toMatch(/webhooks\[0\]\.url` must not hold a user name or password/);
      expect(error).toMatch(/bots\[0\]\.avatar` must not hold a user name or password/);
      expect(error).not.toContain("Sup3rPassw0rd");
    }
    const refused = one.client.call("register_webhook", { ...HOOK, url: LOGIN, secret_key: "long-enough" });
    await expect(refused).rejects.toThrow(/user name or password/);
  });
});
