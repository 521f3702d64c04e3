import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { parseScopes, SCOPES } from "@/lib/contract/scopes";
import { createAccounts } from "./accounts/create-accounts";
import { findApplication } from "./accounts/directory";
import { issueAccessToken, issueCode, issueToken, type TokenRequest } from "./accounts/issue-token";
import { openDatabase } from "./open-database";
import type { Database } from "./database/schema";
import { DEMO_USERS } from "./demo/users";
import { logOutGrant } from "./bots/grants";
import { optionsKeptByNpm } from "./npm-options";
import { createSeal } from "./seal";
import { loadSealKey, loadSecrets } from "./secrets";
import { readSettings, type Settings } from "./settings";

/** `npm run -s token`: prints an access token of the embedded platform, for curl and other clients. */

const USAGE = `Usage: npm run -s token -- [options]
  --user EMAIL         whose token; the demo administrator's if not said
  --client CLIENT_ID   for which application; Switchboard's if not said
  --scopes "a b"       what it may do; everything the application may ask for if not said
  --json               take a refresh token too, and print it with the application's credentials. A user has 25 of an
                       application at most: one more ends the oldest, and the session it belongs to
  --code               print a one-time authorization code instead, to exchange without PKCE
  --redirect-uri URI   the address the code is for; the application's registered one if not said`;

class UsageError extends Error {}

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const OPTIONS = {
  user: text,
  client: text,
  scopes: text,
  "redirect-uri": text,
  json: flag,
  code: flag,
};

function readOptions(given: string[]) {
  try {
    const { args, unclear } = optionsKeptByNpm(process.env, OPTIONS);
    if (unclear.length > 0)
      throw new Error(`npm kept ${unclear.join(", ")} for itself: write -- before the options`);
    const { values } = parseArgs({ args: [...args, ...given], options: { ...OPTIONS, help: flag } });
    if (values.code && values.json) throw new Error("--code and --json do not go together");
    if (values["redirect-uri"] !== undefined && !values.code)
      throw new Error("--redirect-uri is for --code only");
    return values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

type Options = ReturnType<typeof readOptions>;

async function open(settings: Settings) {
  const { secretsFile, database: address } = settings;
  if (!existsSync(secretsFile) || (address.file !== undefined && !existsSync(address.file))) {
    throw new Error(
      `The platform was never started with DATA_DIR ${settings.dataDirectory}: run npm run platform first`,
    );
  }
  const secrets = await loadSecrets(secretsFile, randomBytes);
  const database = await openDatabase(address, createSeal(await loadSealKey(settings.sealFile)));
  const accounts = createAccounts({
    database,
    clock: Date.now,
    random: randomBytes,
    issuer: settings.accountsUrl,
    keys: { jwks: secrets.jwks, cookies: secrets.cookie_keys },
    accessTokenSeconds: settings.accessTokenSeconds,
    onGrantRevoked: (grantId) => logOutGrant(database, Date.now, grantId),
  });
  return { accounts, database, clientId: secrets.client_id };
}

async function credentials(database: Database, clientId: string) {
  const application = await findApplication(database, clientId);
  return {
    client_id: clientId,
    client_secret: application?.clientSecret,
    redirect_uri: application?.redirectUris[0],
  };
}

/**
 * Prints notes on likely mistakes that do not keep a token from being issued; on stderr, as programs read
 * stdout.
 */
async function warn({ apiPort, dataDirectory }: Settings, { scopes }: Options): Promise<void> {
  const known: readonly string[] = SCOPES;
  const unknown = parseScopes(scopes ?? "").filter((scope) => !known.includes(scope));
  if (unknown.length > 0)
    console.error(`Note: there is no permission ${unknown.join(", ")}; there are ${known.join(", ")}`);
  const address = `http://localhost:${apiPort}`;
  const runs = await fetch(`${address}/health`).then(
    () => true,
    () => false,
  );
  if (!runs)
    console.error(
      `Note: nothing answers at ${address}; this is for the platform with its data in ${dataDirectory}`,
    );
}

async function run(options: Options): Promise<string> {
  if (options.help) return USAGE;
  const settings = readSettings(process.env);
  const { accounts, database, clientId } = await open(settings);
  await warn(settings, options);
  try {
    const request: TokenRequest = {
      email: options.user ?? DEMO_USERS[0].email,
      clientId: options.client ?? clientId,
      scopes: options.scopes === undefined ? undefined : parseScopes(options.scopes),
    };
    const client = await credentials(database, request.clientId);
    if (options.code) {
      return await issueCode(accounts, {
        ...request,
        redirectUri: options["redirect-uri"] ?? client.redirect_uri ?? "",
      });
    }
    if (!options.json) return await issueAccessToken(accounts, request);
    return JSON.stringify({ ...(await issueToken(accounts, request)), ...client }, null, 2);
  } finally {
    await database.destroy();
  }
}

try {
  console.log(await run(readOptions(process.argv.slice(2))));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
