import { join, resolve } from "node:path";
import { z } from "zod";
import { besideApp, parseVariables, variables } from "@/lib/environment";
import type { DatabaseAddress } from "./open-database";
import { DELIVERY_DEFAULTS, type DeliveryOptions } from "./deliveries/options";

const { HOST, PORT, PLATFORM_PORT, ACCOUNTS_PORT, DATA_DIR, PLATFORM_DATABASE_URL, DEMO_PASSWORD } =
  variables;

const count = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, "must be a whole number above 0")
  .transform(Number);

const schema = z.object({
  HOST,
  PORT,
  PLATFORM_PORT,
  ACCOUNTS_PORT,
  DATA_DIR,
  PLATFORM_DATABASE_URL,
  DEMO_PASSWORD,
  APP_URL: variables.APP_URL.optional(),
  ACCOUNTS_URL: variables.ACCOUNTS_URL.optional(),
  // Settings for tests only: with them a test sees a token expire, and signs in more often than people do.
  ACCESS_TOKEN_SECONDS: count.optional(),
  AUTHORIZATION_REDIRECT_LIMIT: count.optional(),
  // Settings for tests only: with them deliveries fail and are retried within seconds instead of minutes.
  DELIVERY_TIMEOUT_MS: count.default(DELIVERY_DEFAULTS.timeout),
  DELIVERY_BACKOFF_MS: count.default(DELIVERY_DEFAULTS.backoff),
  PROPAGATION_DELAY_SECONDS: variables.PROPAGATION_DELAY_SECONDS,
  TRUSTED_PROXY_HOPS: variables.TRUSTED_PROXY_HOPS,
  ALLOW_PRIVATE_WEBHOOK_TARGETS: variables.ALLOW_PRIVATE_WEBHOOK_TARGETS,
});

/** Settings of the platform's process, from its environment (README, "Environment"). */
export type Settings = {
  host: string;
  apiPort: number;
  accountsPort: number;
  /** Origins under which others reach the API, the accounts server and the dashboard. */
  apiUrl: string;
  accountsUrl: string;
  appUrl: string;
  dataDirectory: string;
  secretsFile: string;
  /** The key of the secrets in the database. */
  sealFile: string;
  database: DatabaseAddress;
  demoPassword: string | undefined;
  /** See AccountsOptions. */
  accessTokenSeconds: number | undefined;
  redirectLimit: number | undefined;
  proxyHops: number;
  delivery: Partial<DeliveryOptions>;
};

/** @throws EnvironmentError naming every problem */
export function readSettings(source: Record<string, string | undefined>): Settings {
  const parsed = parseVariables(schema, source);
  const dataDirectory = resolve(parsed.DATA_DIR);
  const appUrl = parsed.APP_URL ?? `http://localhost:${parsed.PORT}`;
  return {
    host: parsed.HOST,
    apiPort: parsed.PLATFORM_PORT,
    accountsPort: parsed.ACCOUNTS_PORT,
    apiUrl: besideApp(appUrl, parsed.PLATFORM_PORT),
    accountsUrl: parsed.ACCOUNTS_URL ?? besideApp(appUrl, parsed.ACCOUNTS_PORT),
    appUrl,
    dataDirectory,
    secretsFile: join(dataDirectory, "platform-secrets.json"),
    sealFile: join(dataDirectory, "platform-seal.key"),
    database:
      parsed.PLATFORM_DATABASE_URL === undefined
        ? { file: join(dataDirectory, "platform.sqlite") }
        : { url: parsed.PLATFORM_DATABASE_URL },
    demoPassword: parsed.DEMO_PASSWORD,
    accessTokenSeconds: parsed.ACCESS_TOKEN_SECONDS,
    proxyHops: parsed.TRUSTED_PROXY_HOPS,
    redirectLimit: parsed.AUTHORIZATION_REDIRECT_LIMIT,
    delivery: {
      propagationDelay: parsed.PROPAGATION_DELAY_SECONDS * 1000,
      allowPrivateTargets: parsed.ALLOW_PRIVATE_WEBHOOK_TARGETS === "true",
      timeout: parsed.DELIVERY_TIMEOUT_MS,
      backoff: parsed.DELIVERY_BACKOFF_MS,
      poll: Math.min(DELIVERY_DEFAULTS.poll, parsed.DELIVERY_BACKOFF_MS),
    },
  };
}
