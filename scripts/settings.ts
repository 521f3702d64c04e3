import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { besideApp, parseVariables, proxyVariables, variables } from "@/lib/environment";

const { PORT, PLATFORM_PORT, ACCOUNTS_PORT, HOST, DATA_DIR, CONFIGURATION_API_VERSION } = variables;
const { DATABASE_URL, PLATFORM_DATABASE_URL, DEMO_PASSWORD } = variables;
const { AUTH_SECRET_PREVIOUS } = variables;
const listening = { PORT, HOST, DATA_DIR, CONFIGURATION_API_VERSION, DATABASE_URL, AUTH_SECRET_PREVIOUS };

const embeddedSchema = z.object({
  ...listening,
  PLATFORM_PORT,
  ACCOUNTS_PORT,
  PLATFORM_DATABASE_URL,
  DEMO_PASSWORD,
  PROPAGATION_DELAY_SECONDS: variables.PROPAGATION_DELAY_SECONDS,
  ALLOW_PRIVATE_WEBHOOK_TARGETS: variables.ALLOW_PRIVATE_WEBHOOK_TARGETS,
  APP_URL: variables.APP_URL.optional(),
  ACCOUNTS_URL: variables.ACCOUNTS_URL.optional(),
  AUTH_SECRET: variables.AUTH_SECRET.optional(),
});

// Settings for a real account, without defaults for its addresses and client.
const remoteSchema = z.object({
  ...listening,
  APP_URL: variables.APP_URL,
  CONFIGURATION_API_URL: variables.CONFIGURATION_API_URL,
  ACCOUNTS_URL: variables.ACCOUNTS_URL,
  OAUTH_CLIENT_ID: variables.OAUTH_CLIENT_ID,
  OAUTH_CLIENT_SECRET: variables.OAUTH_CLIENT_SECRET,
  AUTH_SECRET: variables.AUTH_SECRET,
  ...proxyVariables,
});

export type Settings =
  | ({ mode: "embedded" } & z.output<typeof embeddedSchema> & { APP_URL: string; ACCOUNTS_URL: string })
  | ({ mode: "remote" } & z.output<typeof remoteSchema>);

/**
 * Programs to start, read from the environment: with CONFIGURATION_API_URL a dashboard for that API, else
 * the embedded platform too.
 * @throws EnvironmentError naming every problem
 */
export function readSettings(source: NodeJS.ProcessEnv): Settings {
  if (source.CONFIGURATION_API_URL) {
    const parsed = parseVariables(remoteSchema, source);
    return { mode: "remote", ...parsed, DATA_DIR: resolve(parsed.DATA_DIR) };
  }
  const parsed = parseVariables(embeddedSchema, source);
  const APP_URL = parsed.APP_URL ?? `http://localhost:${parsed.PORT}`;
  return {
    mode: "embedded",
    ...parsed,
    DATA_DIR: resolve(parsed.DATA_DIR),
    APP_URL,
    ACCOUNTS_URL: parsed.ACCOUNTS_URL ?? besideApp(APP_URL, parsed.ACCOUNTS_PORT),
  };
}

const dashboardSecretsSchema = z.object({ auth_secret: variables.AUTH_SECRET });

/** The dashboard's own secret, made at the first start and kept under the data directory, readable by its owner alone. */
export function authSecret(dataDirectory: string): string {
  const file = join(dataDirectory, "dashboard-secrets.json");
  if (existsSync(file))
    return dashboardSecretsSchema.parse(JSON.parse(readFileSync(file, "utf8"))).auth_secret;
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(file, `${JSON.stringify({ auth_secret: secret }, null, 2)}\n`, { mode: 0o600 });
  return secret;
}

const platformSecretsSchema = z.object({ client_id: z.string(), client_secret: z.string() });

/** Switchboard's own application on the embedded platform, as its first start wrote it down. */
export function platformClient(dataDirectory: string): { client_id: string; client_secret: string } {
  return platformSecretsSchema.parse(
    JSON.parse(readFileSync(join(dataDirectory, "platform-secrets.json"), "utf8")),
  );
}
