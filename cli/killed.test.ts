import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Person, type Shell, startShell } from "./testing/shell";

/*
 * Kills `apply` with SIGKILL while it replaces a webhook: before and after the effect of each of its two
 * writes. Between them it changes nothing but its own state file, so no other moment can differ.
 */

const SECRET = "s3cret-that-must-stay";
const HOOK = { url: "https://a.example/hook", action: "thread_closed" };
/** A new process needs seconds to start on a busy machine. */
const SLOW_TIMEOUT = 240_000;

type Moment = { method: string; when: "before" | "after" };

let shell: Shell;
let one: Person;
let proxy: Server | undefined;
let child: ChildProcess | undefined;

beforeEach(async () => {
  shell = await startShell();
  one = await shell.as();
});
afterEach(async () => {
  proxy?.closeAllConnections();
  proxy?.close();
  await shell.close();
});

/** Starts a proxy before the API that kills the command at one moment. */
async function deadly({ method, when }: Moment): Promise<string> {
  const { CONFIGURATION_API_URL: target } = one.environment;
  proxy = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      const path = (request.url ?? "").replace("/configuration", "");
      const fatal = path.endsWith(method);
      if (fatal && when === "before") return child?.kill("SIGKILL");
      const answer = await fetch(`${target}${path}`, {
        method: "POST",
        headers: { authorization: request.headers.authorization ?? "" },
        body,
      });
      const reply = await answer.text();
      if (fatal) return child?.kill("SIGKILL");
      response.writeHead(answer.status, { "content-type": "application/json" }).end(reply);
    })();
  });
  await new Promise<void>((resolve) => proxy?.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return `http://127.0.0.1:${address.port}/configuration`;
}

function killed(args: string[], apiUrl: string): Promise<NodeJS.Signals | null> {
  const started = spawn(process.execPath, [join(process.cwd(), "cli/switchboard.mjs"), ...args], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: "test",
      ...one.environment,
      CONFIGURATION_API_URL: apiUrl,
    },
    stdio: "ignore",
  });
  child = started;
  return new Promise((resolve) => started.once("close", (_, signal) => resolve(signal)));
}

const webhooks = async () => (await one.client.call("get_webhooks_config", {})).webhooks_config;
const STATE = "switchboard-unfinished.json";

describe("an apply that is killed in the middle of a replacement", () => {
  it.each<Moment & { left: number }>([
    { method: "register_webhook", when: "before", left: 1 },
    { method: "register_webhook", when: "after", left: 2 },
    { method: "unregister_webhook", when: "before", left: 2 },
    { method: "unregister_webhook", when: "after", left: 1 },
  ])(
    "$when $method is finished by the next one: one webhook, with the new settings and its secret",
    async (moment) => {
      // A webhook that looks the same must not be mistaken for the leftover of the replacement.
      await one.client.call("register_webhook", { ...HOOK, url: "https://b.example", secret_key: SECRET });
      await one.client.call("register_webhook", { ...HOOK, description: "Before", secret_key: SECRET });
      const kept = { ...HOOK, url: "https://b.example" };
      const file = await shell.write("file.yaml", {
        switchboard: 1,
        webhooks: [kept, { ...HOOK, description: "After" }],
      });
      const apply = ["apply", file, "--yes", "--no-undo"];
      expect(await killed(apply, await deadly(moment))).toBe("SIGKILL");
      expect(await webhooks()).toHaveLength(1 + moment.left);
      expect(await shell.read(STATE)).not.toContain(SECRET);

      if (moment.left === 2) {
        expect((await one.run(["diff", file])).out).toContain("- finish replacing webhook “Before”");
        const { out } = await one.run(["diff", file, "--json"]);
        expect(JSON.parse(out)).toMatchObject({ changes: true, summary: { finish: 1, only_here: 0 } });
      }
      const again = await one.run(apply);
      expect(again.code, again.error).toBe(moment.left === 1 && moment.when === "after" ? 0 : 2);
      const left = (await webhooks()).filter(({ url }) => url === HOOK.url);
      expect(left).toMatchObject([{ description: "After", secret_key: SECRET }]);
      expect(await webhooks()).toHaveLength(2);
      expect((await one.run(apply)).code).toBe(0);
      expect(existsSync(shell.path(STATE))).toBe(false);
    },
    SLOW_TIMEOUT,
  );

  it(
    "can be gone back on: the file from before leaves the old webhook alone",
    async () => {
      const { webhook_id: old } = await one.client.call("register_webhook", { ...HOOK, secret_key: SECRET });
      const before = await shell.write("undo.yaml", (await one.run(["export"])).out);
      const file = await shell.write("file.yaml", {
        switchboard: 1,
        webhooks: [{ ...HOOK, description: "After" }],
      });
      const url = await deadly({ method: "register_webhook", when: "after" });
      expect(await killed(["apply", file, "--yes", "--no-undo"], url)).toBe("SIGKILL");
      expect(await webhooks()).toHaveLength(2);
      expect((await one.run(["apply", before, "--yes", "--no-undo"])).code).toBe(2);
      expect((await webhooks()).map(({ webhook_id }) => webhook_id)).toEqual([old]);
    },
    SLOW_TIMEOUT,
  );
});
