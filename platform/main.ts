import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { cannotOpen, type Place } from "@/lib/database/start-words";
import { EnvironmentError } from "@/lib/environment";
import { outliveReaders } from "@/node/outlive-readers";
import { errorLines } from "@/lib/text/error-lines";
import { visible } from "@/lib/text/unseen";
import { apiListener } from "./api/listener";
import { createPlatform, type Platform } from "./create-platform";
import { openDatabase } from "./open-database";
import { DEMO_USERS } from "./demo/users";
import { type Listener, listen } from "./listen";
import { lineLog, withLog } from "./log";
import { createSeal } from "./seal";
import { loadSealKey, loadSecrets, type Secrets } from "./secrets";
import { seed } from "./seed";
import { readSettings, type Settings } from "./settings";

/** `npm run platform`: the embedded platform in its own process, configured by its environment. */

const LONGEST_STOP_MS = 4_500;

const write = lineLog(console.log);
const reasonOf = (error: unknown) =>
  error instanceof Error && error.message ? error.message : String(error);

function placeOf(address: Settings["database"]): Place {
  return address.url === undefined ? address : { url: address.url, variable: "PLATFORM_DATABASE_URL" };
}

async function open(settings: Settings, secrets: Secrets, password: string): Promise<Platform> {
  const { apiUrl, accountsUrl, appUrl, accessTokenSeconds, redirectLimit, proxyHops, delivery } = settings;
  const { client_id, client_secret } = secrets;
  const random = randomBytes;
  const seal = createSeal(await loadSealKey(settings.sealFile).catch(unwritable(settings.sealFile)));
  const database = await openDatabase(settings.database, seal).catch((error: unknown) => {
    throw new Error(cannotOpen(error, placeOf(settings.database)), { cause: error });
  });
  await seed({ database, random, seal, apiUrl, application: { client_id, client_secret, appUrl }, password });
  return createPlatform({
    database,
    clock: Date.now,
    random,
    seal,
    apiUrl,
    accountsUrl,
    keys: { jwks: secrets.jwks, cookies: secrets.cookie_keys },
    accessTokenSeconds,
    redirectLimit,
    proxyHops,
    homeApplication: client_id,
    delivery,
    onError: (error) => console.error(errorLines(error).join("\n")),
  });
}

async function serve(
  handler: RequestListener,
  host: string,
  port: number,
  variable: string,
): Promise<Listener> {
  try {
    return await listen(handler, host, port);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE"))
      throw new Error(`Cannot listen at HOST ${host}, ${variable} ${port}: ${reasonOf(error)}`);
    throw new Error(`Port ${port} is in use: stop what listens there, or set ${variable} to another port`);
  }
}

/** Rethrows an error of the disk or of the user's rights as a sentence that names the path; others are rethrown unchanged. */
const unwritable =
  (path: string) =>
  (error: unknown): never => {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!/^E(ACCES|PERM|ROFS|NOSPC|DQUOT|IO|NOTDIR|EXIST)$/.test(code)) throw error;
    throw new Error(
      `${path} cannot be written (${code}). Allow this user to write there, or set DATA_DIR to another folder.`,
      { cause: error },
    );
  };

async function main(): Promise<void> {
  // Tokens and secrets are in the files under DATA_DIR: they are for this user alone.
  process.umask(0o077);
  const settings = readSettings(process.env);
  const { host, apiPort, accountsPort, dataDirectory } = settings;
  await mkdir(dataDirectory, { recursive: true }).catch(unwritable(dataDirectory));
  const secrets = await loadSecrets(settings.secretsFile, randomBytes).catch(
    unwritable(settings.secretsFile),
  );
  const password = settings.demoPassword ?? secrets.demo_password;
  const platform = await open(settings, secrets, password);
  const api = withLog("api", apiListener(platform.api), write);
  const accounts = withLog("accounts", platform.accounts.callback, write);
  const listeners = [
    await serve(api, host, apiPort, "PLATFORM_PORT"),
    await serve(accounts, host, accountsPort, "ACCOUNTS_PORT"),
  ];
  write(`data ${dataDirectory}`);
  for (const { email } of DEMO_USERS) write(`user ${email} password ${password}`);
  write(`ready ${settings.apiUrl} ${settings.accountsUrl}`);

  let stopping = false;
  const stop = async () => {
    // A signal may come twice, from the terminal and from npm.
    if (stopping) return;
    stopping = true;
    const closed = Promise.all(listeners.map((listener) => listener.close())).then(() => platform.close());
    // A database that hangs must not keep the process alive; acknowledged data is already stored.
    await Promise.race([closed, sleep(LONGEST_STOP_MS)]);
    process.exit(0);
  };
  // A terminal's interrupt reaches all processes at once; a launched platform waits for the launcher's
  // SIGTERM, so that processes stop in order.
  const launched = process.env.SWITCHBOARD_LAUNCHED === "true";
  process.on("SIGINT", () => void (launched || stop()));
  process.on("SIGTERM", () => void stop());
}

outliveReaders();
main().catch((error: unknown) => {
  console.error(error instanceof EnvironmentError ? error.message : visible(reasonOf(error)));
  process.exit(1);
});
