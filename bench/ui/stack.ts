import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const offset = Number(process.env.BENCH_PORT_OFFSET ?? 0);
const ports = { dashboard: 3800 + offset, api: 4800 + offset, accounts: 4801 + offset };

export const PASSWORD = "correct horse battery";
export const EMAIL = "admin@demo.example";

export type Stack = {
  dashboardUrl: string;
  accountsUrl: string;
  /** Calls a method of the Configuration API as the demo administrator. */
  callApi: (method: string, body: unknown) => Promise<unknown>;
  stop: () => Promise<void>;
};

/** The embedded platform and a production dashboard, with data of their own that go with them. */
export async function startStack(
  say: (line: string) => void,
  more: Record<string, string> = {},
): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), "switchboard-bench-"));
  const environment = {
    ...process.env,
    DATA_DIR: folder,
    PORT: String(ports.dashboard),
    PLATFORM_PORT: String(ports.api),
    ACCOUNTS_PORT: String(ports.accounts),
    DEMO_PASSWORD: PASSWORD,
    ...more,
  };
  const child = spawn(process.execPath, ["scripts/run.mjs", "start"], {
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = async () => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ready(child, say);
    const token = await output(["token"], environment);
    const callApi = async (method: string, body: unknown) => {
      const response = await fetch(`http://localhost:${ports.api}/configuration/v0.4/${method}`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      const json: unknown = await response.json();
      if (!response.ok) throw new Error(`${method}: ${JSON.stringify(json)}`);
      return json;
    };
    return {
      dashboardUrl: `http://localhost:${ports.dashboard}`,
      accountsUrl: `http://localhost:${ports.accounts}`,
      callApi,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function ready(child: ChildProcess, say: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The stack ended (${code}) before it was ready`)));
    if (!child.stdout) return reject(new Error("The stack says nothing"));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith("ready ")) resolve();
      else if (!/^(user |\[platform\])/.test(line)) say(line);
    });
  });
}

function output(args: string[], environment: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["scripts/run.mjs", ...args], {
      env: environment,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.once("close", (code) =>
      code === 0 ? resolve(text.trim()) : reject(new Error(`${args.join(" ")} ended (${code})`)),
    );
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
