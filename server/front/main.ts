import "server-only";
import { Server } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "hono/utils/cookie";
import next from "next";
import { z } from "zod";
import { EnvironmentError } from "@/lib/environment";
import { BUILD_HEADER } from "@/lib/session/build";
import { outliveReaders } from "@/node/outlive-readers";
import { sidOf } from "@/server/sign-in/session-cookie";
import { buildId } from "@/server/build-id";
import { environment } from "@/server/environment";
import { BARE_POLICY, commonHeaders } from "@/server/http/security-headers";
import { describeError, log } from "@/server/log";
import { beginStopping } from "@/server/stopping";
import { flushTelemetry } from "@/server/telemetry/flush";
import { createBodyBudget } from "./body-budget";
import { createDoor } from "./door";
import { staticFiles } from "./files";
import { type Listening, listen } from "./listen";
import { where } from "./where";

/** Time for closing the database and sending telemetry after the last answer, in milliseconds. */
const LAST_MS = 500;

/** The dashboard's process in production: does what `next start` does, behind our own door. */
async function main(): Promise<void> {
  const { HOST: hostname, PORT: port } = where(process.env);
  const { APP_URL: appUrl, TRUSTED_PROXY_HOPS: proxyHops } = environment();
  if (!existsSync(join(".next", "BUILD_ID")))
    throw new StartError("There is no build: run `npm run build` first");
  useBuiltConfiguration();
  // Next attaches its upgrade handler (WebSockets) to this server, which never listens: the dashboard has no upgrades.
  const app = next({ dev: false, port, hostname, httpServer: new Server() });
  await app.prepare();
  const headers = {
    ...commonHeaders({ appUrl }),
    "Content-Security-Policy": BARE_POLICY,
    [BUILD_HEADER]: buildId(),
  };
  const door = createDoor({
    pages: app.getRequestHandler(),
    files: staticFiles(join(".next", "static")),
    headers,
    proxyHops,
    budget: createBodyBudget(),
    sidOf: ({ headers: { cookie = "" } }) =>
      sidOf(Object.entries(parse(cookie)).map(([name, value]) => ({ name, value }))),
  });
  const listening = await listen(door, { host: hostname, port, headers }).catch((error: Error) => {
    throw new StartError(`The dashboard cannot listen on ${hostname}:${port}: ${error.message}`);
  });
  endsWith(listening, () => app.close());
}

/** An image has no next.config.mjs; the build contains its settings, and this variable makes Next read them. */
function useBuiltConfiguration(): void {
  const built = join(".next", "required-server-files.json");
  if (existsSync("next.config.mjs") || !existsSync(built)) return;
  const { config } = z.object({ config: z.unknown() }).parse(JSON.parse(readFileSync(built, "utf8")));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}

/** A problem that an operator has to fix before the dashboard can start; the message is printed without a stack. */
class StartError extends Error {}

/** Ends the process after the first signal; later ones change nothing. */
function endsWith({ stop }: Listening, close: () => Promise<void>): void {
  let stopping = false;
  const end = async () => {
    if (stopping) return;
    stopping = true;
    beginStopping();
    await stop();
    await Promise.race([Promise.allSettled([close(), flushTelemetry()]), sleep(LAST_MS)]);
    process.exit(0);
  };
  // Ctrl+C sends SIGINT to all processes of a terminal; the launcher stops the ones it launched in its own order.
  const launched = process.env.SWITCHBOARD_LAUNCHED === "true";
  process.on("SIGINT", () => void (launched || end()));
  process.on("SIGTERM", () => void end());
}

outliveReaders();
main().catch((error: unknown) => {
  if (error instanceof EnvironmentError || error instanceof StartError)
    process.stderr.write(`${error.message}\n`);
  else log("error", "the dashboard cannot start", describeError(error));
  process.exit(1);
});
