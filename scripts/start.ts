import { EnvironmentError } from "@/lib/environment";
import { buildIfNeeded } from "./build";
import { type Child, isPortInUse, startNode, stopAll } from "./processes";
import { authSecret, platformClient, readSettings, type Settings } from "./settings";

/** `npm start` and `npm run dev`: the embedded platform, unless another API is configured, and the dashboard. */

const dev = process.argv.includes("--dev");
/** Running programs, in the order of their start. */
const children: Child[] = [];
const say = (line: string) => console.log(line);
/** Hot reload reads the source; otherwise the platform runs from the bundle. */
const PLATFORM = dev
  ? ["--import", "tsx", "--watch", "--watch-preserve-output", "platform/main.ts"]
  : ["scripts/run.mjs", "platform"];

async function refusePortsInUse(settings: Settings): Promise<void> {
  const wanted: Record<string, number> = { PORT: settings.PORT };
  if (settings.mode === "embedded") {
    wanted.PLATFORM_PORT = settings.PLATFORM_PORT;
    wanted.ACCOUNTS_PORT = settings.ACCOUNTS_PORT;
  }
  const entries = Object.entries(wanted);
  const taken = await Promise.all(entries.map(([, port]) => isPortInUse(port, settings.HOST)));
  const problems = entries
    .filter((_, index) => taken[index])
    .map(([name, port]) => `Port ${port} is in use: stop what listens there, or set ${name} to another port`);
  const twice = entries.find(([, port], index) => entries.findIndex(([, other]) => other === port) !== index);
  if (twice)
    problems.push(
      `${twice[0]} has the same port ${twice[1]} as another of ${Object.keys(wanted).join(", ")}`,
    );
  if (problems.length > 0) throw new EnvironmentError(problems);
}

/** Stops a child together with this program, unless it ends before. */
function stopsWithUs(child: Child): void {
  children.push(child);
  void child.exited.then(() => children.splice(children.indexOf(child), 1));
}

/** Starts the embedded platform and returns the environment variables that the dashboard needs for it. */
async function startPlatform(
  settings: Extract<Settings, { mode: "embedded" }>,
): Promise<Record<string, string>> {
  say("Starting the embedded platform");
  const platform = startNode(
    "The embedded platform",
    PLATFORM,
    {
      ...process.env,
      SWITCHBOARD_LAUNCHED: "true",
      DATA_DIR: settings.DATA_DIR,
      APP_URL: settings.APP_URL,
      ACCOUNTS_URL: settings.ACCOUNTS_URL,
    },
    (line) => {
      if (!/^(data|user|ready) /.test(line)) say(`[platform] ${line}`);
    },
  );
  children.push(platform);
  const lines = await platform.line("ready ");
  lines.filter((line) => line.startsWith("user ")).forEach(say);
  const client = platformClient(settings.DATA_DIR);
  return {
    SWITCHBOARD_EMBEDDED: "true",
    CONFIGURATION_API_URL: `http://localhost:${settings.PLATFORM_PORT}/configuration`,
    ACCOUNTS_URL: settings.ACCOUNTS_URL,
    OAUTH_CLIENT_ID: client.client_id,
    OAUTH_CLIENT_SECRET: client.client_secret,
    AUTH_SECRET: settings.AUTH_SECRET ?? authSecret(settings.DATA_DIR),
  };
}

async function startDashboard(settings: Settings, platform: Record<string, string>): Promise<void> {
  say("Starting the dashboard");
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    ...platform,
    SWITCHBOARD_LAUNCHED: "true",
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(settings.PORT),
    HOST: settings.HOST,
    DATA_DIR: settings.DATA_DIR,
    APP_URL: settings.APP_URL,
    CONFIGURATION_API_VERSION: settings.CONFIGURATION_API_VERSION,
    NEXTAUTH_URL: settings.APP_URL,
  };
  environment.NEXTAUTH_SECRET = environment.AUTH_SECRET;
  const dashboard = startNode(
    "The dashboard",
    dev
      ? [
          "node_modules/next/dist/bin/next",
          "dev",
          "--port",
          String(settings.PORT),
          "--hostname",
          settings.HOST,
        ]
      : ["scripts/run.mjs", "dashboard"],
    environment,
    (line) => say(`[dashboard] ${line}`),
  );
  children.push(dashboard);
  await Promise.race([
    isAnswering(`http://${urlHost(settings.HOST)}:${settings.PORT}/api/health/ready`),
    dashboard.exited.then((code) =>
      Promise.reject(new Error(`The dashboard ended (${code}) before it was ready`)),
    ),
  ]);
}

/** The address to reach a listener at: a wildcard is reached over loopback, IPv6 goes in brackets. */
function urlHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

async function isAnswering(url: string): Promise<void> {
  for (;;) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

let stopping = false;
async function stop(code: number): Promise<never> {
  if (!stopping) {
    stopping = true;
    await stopAll(children);
    process.exit(code);
  }
  return new Promise(() => undefined);
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  await refusePortsInUse(settings);
  if (!dev) await buildIfNeeded(say, stopsWithUs);
  say(`data ${settings.DATA_DIR}`);
  const platform = settings.mode === "embedded" ? await startPlatform(settings) : {};
  await startDashboard(settings, platform);
  say(`ready ${settings.APP_URL}`);
  const [name, code] = await Promise.race(
    children.map(async (child): Promise<[string, number | string]> => [child.name, await child.exited]),
  );
  if (!stopping) throw new Error(`${name} ended (${code})`);
}

// Each may come twice, from the terminal and from npm: the second must not end this before its children.
process.on("SIGINT", () => void stop(0));
process.on("SIGTERM", () => void stop(0));
process.on("SIGHUP", () => void stop(0));
main().catch((error: unknown) => {
  if (!stopping) console.error(error instanceof Error ? error.message : error);
  void stop(1);
});
