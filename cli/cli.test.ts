import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { transferJsonSchema } from "@/lib/transfer/file/json-schema";
import { APPLICATIONS } from "@/platform/testing/start-test-platform";
import { type Person, type Shell, startShell } from "./testing/shell";

const SECRET = "s3cret-of-the-first-webhook";
/**
 * Time limit for tests that seal or start processes: sealing takes seconds by design, and more on a busy
 * machine.
 */
const SLOW_TIMEOUT = 240_000;
const HOOK = { url: "https://a.example/hook", action: "thread_closed" };
const BOT = { name: "Pizza", status: "offline", webhooks: { url: "https://a.example/bot", actions: [] } };

let shell: Shell;
let one: Person;

beforeEach(async () => {
  shell = await startShell();
  one = await shell.as();
});
afterEach(() => shell.close());

const webhooks = async () => (await one.client.call("get_webhooks_config", {})).webhooks_config;
const register = (more: object = {}) =>
  one.client.call("register_webhook", { ...HOOK, secret_key: SECRET, ...more });
const file = (content: object) => shell.write("file.yaml", { switchboard: 1, ...content });
const apply = (path: string, ...more: string[]) => one.run(["apply", path, "--yes", "--no-undo", ...more]);

describe("apply", () => {
  it("replaces a webhook that differs, keeps its secret, and says so", async () => {
    const { webhook_id: old } = await register();
    const path = await file({ webhooks: [{ ...HOOK, description: "Closed" }] });
    expect((await one.run(["diff", path])).out).toContain("description: nothing → Closed");
    const { code, out } = await apply(path, "--json");
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ complete: true, items: [{ kind: "replace", outcome: "done" }] });
    expect(out).not.toContain(SECRET);
    expect(await webhooks()).toMatchObject([{ description: "Closed", secret_key: SECRET }]);
    expect((await webhooks())[0]?.webhook_id).not.toBe(old);
    expect((await apply(path)).code).toBe(0);
  });

  it("notes what it does not know, and leaves alone what another license has under way", async () => {
    await register();
    const left = { old: "w-old", before: ["w-old"], wanted: HOOK };
    const state = shell.path("switchboard-unfinished.json");
    const kept = JSON.stringify({ switchboard_unfinished: 1, replacements: [left] });
    await shell.write("switchboard-unfinished.json", kept);
    const path = await file({ webhooks: [{ ...HOOK, description: "Closed", filter: {} }] });
    expect((await one.run(["diff", path])).error).toMatch(/^Note: .*filter.*did you mean `filters`\?$/m);
    expect((await apply(path, "--state", state)).code).toBe(2);
    expect(JSON.parse(await shell.read("switchboard-unfinished.json"))).toMatchObject({
      replacements: [left],
    });
  });

  it("begins nothing when it could not write down what is under way", async () => {
    await register();
    const path = await file({ webhooks: [{ ...HOOK, description: "Closed" }] });
    const { code, error } = await apply(path, "--state", shell.path("no-such-folder/state.json"));
    expect({ code, error }).toMatchObject({ code: 1, error: expect.stringContaining("cannot be written") });
    expect(await webhooks()).toHaveLength(1);
  });

  it("changes of a bot only what differs", async () => {
    const { bot_agent_id } = await one.client.call("create_bot_agent", {
      ...BOT,
      max_chats_count: 3,
      webhooks: { ...BOT.webhooks, secret_key: SECRET },
    });
    const path = await file({ bots: [{ ...BOT, status: "accepting chats" }] });
    expect((await apply(path)).code).toBe(2);
    const { bot_agent: bot } = await one.client.call("get_bot_agent_details", { bot_agent_id });
    expect(bot).toMatchObject({
      status: "accepting chats",
      max_chats_count: 3,
      webhooks: { secret_key: SECRET },
    });
  });

  it("removes nothing unless told to, and never a bot of another application", async () => {
    const other = await shell.as({ clientId: APPLICATIONS[1] });
    await other.client.call("create_bot_agent", { name: "Theirs", status: "offline" });
    await one.client.call("create_bot_agent", { name: "Ours", status: "offline" });
    await register();
    const path = await file({ bots: [], webhooks: [] });
    expect(await apply(path)).toMatchObject({ code: 0, out: expect.stringContaining("2 not in the file") });
    expect(await apply(path, "--delete")).toMatchObject({ code: 2 });
    expect(await webhooks()).toEqual([]);
    const { bot_agents } = await one.client.call("get_bot_agents", { all: true });
    expect(bot_agents.map(({ name }) => name)).toEqual(["Theirs"]);
    expect((await one.run(["export"])).out).not.toContain("Theirs");
    expect((await one.run(["export", "--others"])).out).toContain(
      "other_applications:\n  bots:\n    - name: Theirs",
    );
  });

  it("wants a secret where there is none to keep, before anything is changed", async () => {
    const path = await file({ bots: [BOT], webhooks: [HOOK] });
    const { code, error } = await apply(path);
    expect(code).toBe(1);
    expect(error).toMatch(/New items have no stored secret[^]*bots\[0\][^]*webhooks\[0\]/);
    expect(await webhooks()).toEqual([]);
    expect((await apply(path, "--generate-secrets")).code).toBe(2);
    expect((await webhooks())[0]?.secret_key).toMatch(/^[\w-]{32}$/);
  });

  it("takes the new webhook back when the old one may not be unregistered", async () => {
    await register();
    const limited = await shell.as({
      clientId: APPLICATIONS[1],
      scopes: ["agents-bot--my:write", "webhooks--my:write", "webhooks--all:read"],
    });
    const path = await file({ webhooks: [{ ...HOOK, description: "Mine now" }] });
    const { code, error } = await limited.run(["apply", path, "--yes", "--no-undo"]);
    expect(code).toBe(1);
    expect(error).toMatch(/authorization[^]*The old webhook stays/);
    const left = await webhooks();
    expect(left).toHaveLength(1);
    expect(left[0]).not.toHaveProperty("description", "Mine now");
  });

  it("stops between two changes, and goes on when it is called again", async () => {
    const path = await file({ webhooks: [HOOK, { ...HOOK, url: "https://b.example" }] });
    let asked = 0;
    const stopped = () => (asked += 1) > 1;
    const args = ["apply", path, "--yes", "--no-undo", "--generate-secrets"];
    const half = await one.run([...args, "--json"], { stopped });
    expect(half.code).toBe(1);
    expect(JSON.parse(half.out)).toMatchObject({
      complete: false,
      items: [{ outcome: "done" }, { outcome: "not_started" }],
    });
    expect(await webhooks()).toHaveLength(1);
    expect((await one.run(args)).code).toBe(2);
    expect(await webhooks()).toHaveLength(2);
  });

  it(
    "writes how it was, sealed when there is a passphrase, and that brings it back",
    async () => {
      await register({ description: "Closed" });
      const before = (await one.run(["export"])).out;
      const environment = { SWITCHBOARD_PASSPHRASE: "open sesame" };
      const path = await file({ webhooks: [] });
      const undo = shell.path("undo.yaml");
      expect(
        (await one.run(["apply", path, "--delete", "--yes", "--undo", undo], { environment })).code,
      ).toBe(2);
      expect(await webhooks()).toEqual([]);
      expect(await shell.read("undo.yaml")).not.toContain(SECRET);
      const back = await one.run(["apply", undo, "--delete", "--yes", "--no-undo"], { environment });
      expect(back.code).toBe(2);
      expect((await one.run(["export"])).out).toBe(before);
      expect((await webhooks())[0]?.secret_key).toBe(SECRET);
    },
    SLOW_TIMEOUT,
  );
});

describe("a stale plan", () => {
  it("is refused with what changed since it was saved", async () => {
    const path = await file({ webhooks: [HOOK] });
    const plan = shell.path("plan.json");
    await register();
    expect((await one.run(["diff", path, "--save", plan])).code).toBe(0);
    expect(await shell.read("plan.json")).not.toContain(SECRET);
    await register({ description: "By somebody else" });
    const { code, error } = await apply(path, "--plan", plan);
    expect(code).toBe(1);
    expect(error).toContain("webhook “By somebody else”, thread_closed to https://a.example/hook was added");
    expect(await webhooks()).toHaveLength(2);
  });

  it("is refused when somebody changed something before the answer", async () => {
    const path = await file({ webhooks: [HOOK] });
    const confirm = async () => {
      await register({ description: "Meanwhile" });
      return true;
    };
    const args = ["apply", path, "--no-undo", "--generate-secrets"];
    const { code, error } = await one.run(args, { confirm });
    expect(code).toBe(1);
    expect(error).toContain("“Meanwhile”, thread_closed to https://a.example/hook was added");
    expect(await webhooks()).toHaveLength(1);
    expect(await one.run(args)).toMatchObject({ code: 1, error: expect.stringContaining("--yes") });
    expect((await one.run(args, { confirm: () => Promise.resolve(false) })).code).toBe(1);
  });
});

describe("secrets", () => {
  it(
    "go to another license sealed, and nowhere in clear",
    async () => {
      await register();
      expect((await one.run(["export"])).out).not.toContain(SECRET);
      expect((await one.run(["export", "--secrets"])).code).toBe(1);
      const environment = { SWITCHBOARD_PASSPHRASE: "open sesame" };
      const sealed = (await one.run(["export", "--secrets"], { environment })).out;
      expect(sealed).not.toContain(SECRET);
      const path = await shell.write("sealed.yaml", sealed);
      const two = await shell.as({ email: "admin@two.example" });
      expect(await two.run(["diff", path])).toMatchObject({
        code: 1,
        error: expect.stringContaining("PASSPHRASE"),
      });
      expect((await two.run(["apply", path, "--yes", "--no-undo"], { environment })).code).toBe(2);
      const { webhooks_config } = await two.client.call("get_webhooks_config", {});
      expect(webhooks_config).toMatchObject([{ ...HOOK, secret_key: SECRET }]);
    },
    SLOW_TIMEOUT,
  );
});

describe("check and simulate", () => {
  it("names what the API would refuse with its line, without a token", async () => {
    const path = await shell.write(
      "wrong.yaml",
      "switchboard: 1\nbots:\n  - name: A\n    status: asleep\n    colour: red\n",
    );
    const environment = { SWITCHBOARD_TOKEN: "" };
    const { code, error } = await one.run(["check", path], { environment });
    expect(code).toBe(1);
    expect(error).toContain(`${path}:4: \`bots[0].status\` must be one of accepting chats`);
    const fine = await file({ bots: [{ name: "A", status: "offline", colour: "red" }] });
    expect(await one.run(["check", fine], { environment })).toMatchObject({
      code: 0,
      error: expect.stringContaining("`bots[0].colour` is unknown to Switchboard"),
    });
    expect((await one.run(["apply", path, "--yes"])).error).toContain("bots[0].status");
  });

  it("says who would be sent a push, from the license or a file", async () => {
    await register({ filters: { chat_properties: { source: { type: { values: ["facebook"] } } } } });
    const verdicts = async (...args: string[]) => {
      const { out } = await one.run(["simulate", "thread_closed", "--json", ...args]);
      return (JSON.parse(out) as { results: { verdict: string }[] }).results.map(({ verdict }) => verdict);
    };
    expect(await verdicts()).toEqual(["cannot_tell"]);
    const context = await shell.write("context.json", '{"chat": {"source": {"type": "facebook"}}}');
    expect(await verdicts("--context", context)).toEqual(["would_send"]);
    const actions = [{ name: "thread_closed" }];
    const bots = [{ ...BOT, webhooks: { ...BOT.webhooks, actions } }];
    expect(await verdicts("--file", await file({ bots, webhooks: [HOOK] }))).toEqual([
      "would_send",
      "would_not_send",
    ]);
  });
});

describe("the program", () => {
  const spawned = (args: string[], environment: Record<string, string>) =>
    new Promise<{ code: number | null; out: string; error: string }>((resolve) => {
      const child = spawn(process.execPath, [join(process.cwd(), "cli/switchboard.mjs"), ...args], {
        cwd: tmpdir(),
        env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "test", ...environment },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let out = "";
      let error = "";
      child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on("data", (chunk: Buffer) => (error += chunk.toString()));
      child.once("close", (code) => resolve({ code, out, error }));
    });

  it(
    "runs from any folder, with the exit codes that pipelines wait for",
    async () => {
      await register();
      const exported = await spawned(["export"], one.environment);
      expect(exported).toMatchObject({ code: 0, error: "" });
      expect(exported.out).toContain("secret: keep");
      const path = await file({ webhooks: [{ ...HOOK, description: "Closed" }] });
      const diff = await spawned(["diff", path, "--json"], one.environment);
      expect(diff.code).toBe(2);
      expect(JSON.parse(diff.out)).toMatchObject({ changes: true, summary: { replace: 1 } });
      const noToken = await spawned(["diff", path], {});
      expect(noToken).toMatchObject({
        code: 1,
        out: "",
        error: expect.stringContaining("SWITCHBOARD_TOKEN"),
      });
      const nobody = { ...one.environment, CONFIGURATION_API_URL: "http://127.0.0.1:9/configuration" };
      const unreachable = await spawned(["export"], nobody);
      expect(unreachable).toMatchObject({ code: 1, error: expect.stringMatching(/cannot be reached/) });
    },
    SLOW_TIMEOUT,
  );

  it(
    "goes on to the end when nobody reads what it says",
    async () => {
      await register();
      const path = await file({ webhooks: [{ ...HOOK, description: "Closed" }] });
      const args = [join(process.cwd(), "cli/switchboard.mjs"), "apply", path, "--yes", "--no-undo"];
      const child = spawn(process.execPath, args, {
        env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "test", ...one.environment },
        stdio: ["ignore", "pipe", "pipe"],
      });
      child.stdout.destroy();
      child.stderr.destroy();
      expect(await new Promise((resolve) => child.once("close", resolve))).toBe(2);
      expect(await webhooks()).toMatchObject([{ description: "Closed" }]);
    },
    SLOW_TIMEOUT,
  );

  it.each([
    [[], "A command is missing"],
    [["deploy"], "There is no command “deploy”"],
    [["diff"], "diff needs FILE"],
    [["apply", "a", "--undo", "b", "--no-undo"], "leave one out"],
    [["check", "a", "b"], "check does not take “b”"],
    [["export", "--yes"], "export does not take --yes"],
    [["export", "--nonsense"], "There is no option --nonsense"],
    [["simulate", "lunch"], "There is no action “lunch”"],
    [["check", "/nonexistent.yaml"], "/nonexistent.yaml cannot be read: there is no such file"],
  ])("says what is wrong with %j", async (args, message) => {
    expect(await one.run(args)).toMatchObject({ code: 1, error: expect.stringContaining(message) });
  });

  it("explains a token that is refused, and what it lacks", async () => {
    const bad = { environment: { SWITCHBOARD_TOKEN: "nonsense" } };
    expect((await one.run(["export"], bad)).error).toContain("Is SWITCHBOARD_TOKEN still valid?");
    const agent = await shell.as({ scopes: ["agents-bot--my:read"] });
    const { code, out } = await agent.run(["export", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: { type: "authorization" } });
  });

  it("serves the schema that it prints", async () => {
    const served: unknown = JSON.parse(await readFile("public/switchboard.schema.json", "utf8"));
    expect(served).toEqual(JSON.parse(JSON.stringify(transferJsonSchema())));
  });
});
