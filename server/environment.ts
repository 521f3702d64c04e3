import "server-only";
import { z } from "zod";
import { parseVariables, variables } from "@/lib/environment";

const schema = z.object({
  DATA_DIR: variables.DATA_DIR,
  DATABASE_URL: variables.DATABASE_URL,
  APP_URL: variables.APP_URL,
  CONFIGURATION_API_URL: variables.CONFIGURATION_API_URL,
  CONFIGURATION_API_VERSION: variables.CONFIGURATION_API_VERSION,
  ACCOUNTS_URL: variables.ACCOUNTS_URL,
  OAUTH_CLIENT_ID: variables.OAUTH_CLIENT_ID,
  OAUTH_CLIENT_SECRET: variables.OAUTH_CLIENT_SECRET,
  AUTH_SECRET: variables.AUTH_SECRET,
  AUTH_SECRET_PREVIOUS: variables.AUTH_SECRET_PREVIOUS,
  ALLOW_PRIVATE_WEBHOOK_TARGETS: variables.ALLOW_PRIVATE_WEBHOOK_TARGETS,
  METRICS_TOKEN: variables.METRICS_TOKEN,
  TRUSTED_PROXY_HOPS: variables.TRUSTED_PROXY_HOPS,
  OTEL_EXPORTER_OTLP_ENDPOINT: variables.OTEL_EXPORTER_OTLP_ENDPOINT,
  /** Set by the launcher when it started the embedded platform: for the badge and settings, and tests may go to this machine. */
  SWITCHBOARD_EMBEDDED: z.enum(["true", "false"], { error: "must be true or false" }).default("false"),
});

export type Environment = z.output<typeof schema>;

/**
 * The dashboard's environment. Nothing about the account is guessed: the launcher fills it in for the embedded platform.
 * @throws EnvironmentError naming every problem
 */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  return parseVariables(schema, source);
}

let parsed: Environment | undefined;

/** The environment of this process, read at first use: a build has none. */
export function environment(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

/** Secrets for sealing: the first seals, the others only open what they sealed earlier. */
export function authSecrets(): [string, ...string[]] {
  const { AUTH_SECRET, AUTH_SECRET_PREVIOUS } = environment();
  return [AUTH_SECRET, ...AUTH_SECRET_PREVIOUS];
}
