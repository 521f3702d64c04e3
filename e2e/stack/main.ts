import { type ChildProcess, spawn } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { createServer } from "node:http";
import Database from "libsql";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { accountsUrl, apiUrl, dashboardUrl, password, ports } from "../addresses";
import { type Fault, Tap } from "./tap";

/*
 * The stack that the browser tests drive: the embedded platform in a process of its own, and the dashboard in
 * production mode, which reaches it like any real account; both through taps. Tests stop, start and break
 * parts of the stack over the control port.
 */

const folder = mkdtempSync(join(tmpdir(), "switchboard-e2e-"));
const logFile = join(folder, "stack.log");
const platformData = join(folder, "platform");

const apiTap = new Tap(ports.apiTap, ports.api);
const accountsTap = new Tap(ports.accountsTap, ports.accounts);

type Program = { child: ChildProcess; ready: Promise<void> };

const programs: Program[] = [];

function run(args: string[], environment: Record<string, string>): Program {
  const child = spawn(process.execPath, ["scripts/run.mjs", ...args], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ready = new Promise<void>((resolve, reject) => {
    const take = (chunk: Buffer) => {
      appendFileSync(logFile, chunk);
      if (/^ready /m.test(chunk.toString())) resolve();
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("exit", (code) =>
      reject(new Error(`${args.join(" ")} ended (${code})\n${readFileSync(logFile, "utf8")}`)),
    );
  });
  const program = { child, ready };
  programs.push(program);
  return program;
}

function gone(program: Program, signal: NodeJS.Signals): Promise<void> {
  program.ready.catch(() => undefined);
  if (program.child.exitCode !== null || program.child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    program.child.once("exit", () => resolve());
    program.child.kill(signal);
  });
}

/** Kills a program and all its child processes without warning, children first. */
async function crash(program: Program): Promise<void> {
  for (const pid of descendants(program.child.pid ?? 0)) process.kill(pid, "SIGKILL");
  await gone(program, "SIGKILL");
}

function descendants(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  return children.flatMap((child) => [...descendants(Number(child)), Number(child)]);
}

function startPlatform(): Program {
  return run(["platform"], {
    DATA_DIR: platformData,
    PLATFORM_PORT: String(ports.api),
    ACCOUNTS_PORT: String(ports.accounts),
    ACCOUNTS_URL: accountsUrl,
    APP_URL: dashboardUrl,
    DEMO_PASSWORD: password,
    AUTHORIZATION_REDIRECT_LIMIT: "1000",
  });
}

const clientSchema = z.object({ client_id: z.string(), client_secret: z.string() });

function startDashboard(): Program {
  const secrets: unknown = JSON.parse(readFileSync(join(platformData, "platform-secrets.json"), "utf8"));
  const client = clientSchema.parse(secrets);
  return run(["start"], {
    PORT: String(ports.dashboard),
    APP_URL: dashboardUrl,
    DATA_DIR: join(folder, "dashboard"),
    CONFIGURATION_API_URL: apiUrl,
    ACCOUNTS_URL: accountsUrl,
    OAUTH_CLIENT_ID: client.client_id,
    OAUTH_CLIENT_SECRET: client.client_secret,
    AUTH_SECRET: "a secret of the browser tests, nowhere else",
    // Trial deliveries may go to receivers on this machine, as with the launcher's own platform.
    SWITCHBOARD_EMBEDDED: "true",
  });
}

const faultSchema: z.ZodType<Fault[]> = z.array(
  z.object({
    path: z.string(),
    kind: z.enum(["refuse", "hang", "status", "lose", "swallow"]),
    status: z.int().optional(),
    times: z.int(),
  }),
);

/** Changes the database of a running part directly, as time or another administrator would. */
async function change(part: "platform" | "dashboard", statement: string): Promise<void> {
  const file = readdirSync(join(folder, part)).find((name) => name.endsWith(".sqlite"));
  const database = new Database(join(folder, part, file ?? ""));
  database.exec("pragma busy_timeout = 5000");
  database.exec(statement);
  database.close();
}

async function main(): Promise<void> {
  mkdirSync(platformData, { recursive: true });
  await Promise.all([apiTap.listen(), accountsTap.listen()]);
  let platform = startPlatform();
  await platform.ready;
  let dashboard = startDashboard();
  await dashboard.ready;

  const commands: Record<string, (body: string) => Promise<unknown>> = {
    "POST /platform/stop": () => gone(platform, "SIGTERM"),
    "POST /platform/start": async () => {
      platform = startPlatform();
      await platform.ready;
    },
    "POST /faults": async (body) => {
      apiTap.faults = faultSchema.parse(JSON.parse(body));
    },
    "POST /accounts-faults": async (body) => {
      accountsTap.faults = faultSchema.parse(JSON.parse(body));
    },
    "POST /tokens/expire": () => change("platform", "delete from oidc_records where model = 'AccessToken'"),
    "POST /dashboard/kill": () => crash(dashboard),
    "POST /dashboard/start": async () => {
      dashboard = startDashboard();
      await dashboard.ready;
    },
    "POST /journal/age": () =>
      change(
        "dashboard",
        `update changes set at = at - 120000, finished_at = finished_at - 120000
         where result in ('under_way', 'unknown')`,
      ),
    "POST /journal/empty": () => change("dashboard", "delete from changes; delete from secret_reveals"),
    "POST /grants/end": () =>
      change("platform", "delete from oidc_records where model in ('AccessToken', 'RefreshToken', 'Grant')"),
    "POST /checks/age": () =>
      change("dashboard", "update oauth_sessions set checked_at = checked_at - 61000"),
    "POST /sessions/end": () => change("dashboard", "delete from oauth_sessions"),
    "GET /seen": async () => ({ api: apiTap.seen, accounts: accountsTap.seen }),
    "GET /secrets": async () => [...apiTap.secrets, ...accountsTap.secrets],
    "GET /log": async () => (existsSync(logFile) ? readFileSync(logFile, "utf8") : ""),
    "GET /folder": async () => folder,
    "GET /ready": async () => "ready",
  };
  createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const command = commands[`${request.method} ${request.url}`];
      const done = command
        ? command(Buffer.concat(chunks).toString())
        : Promise.reject(new Error("no such command"));
      done.then(
        (answer) => response.end(JSON.stringify(answer ?? null)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  }).listen(ports.control, "127.0.0.1");
}

async function stop(code: number): Promise<void> {
  await Promise.all(programs.map((program) => gone(program, "SIGTERM")));
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

process.once("SIGTERM", () => void stop(0));
process.once("SIGINT", () => void stop(0));

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  void stop(1);
});
