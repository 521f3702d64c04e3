import { z } from "zod";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import { NOT_A_PROXY, readProxy } from "@/lib/contract/addresses/proxy";
import { trimmed } from "@/lib/text/trimmed";
import { LATEST_VERSION, VERSIONS } from "@/lib/contract/versions";

/**
 * The variables of README "Environment", with a schema for each; launcher, dashboard and platform each
 * combine their own.
 */

const port = z
  .string()
  .regex(/^\d{1,5}$/, "must be a port number from 1 to 65535")
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, "must be a port number from 1 to 65535");

// Kept as text without the trailing slash, so that a path can be appended.
const httpUrl = z
  .url({ protocol: /^https?$/, error: "must be an http or https URL" })
  .refine((text) => !/[?#]/.test(text), "must not have a query or a fragment")
  .transform((text) => text.replace(/\/+$/, ""));

// Browsers reach the dashboard at the root of its host: links, cookies and the check of origins allow no
// path.
const origin = httpUrl
  .refine((text) => {
    const { pathname, username, password } = new URL(text);
    return pathname === "/" && username + password === "";
  }, "must be a scheme, a host and a port, without a path or a user")
  .transform((text) => new URL(text).origin);

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// URL" });

const delayMessage = `must be a whole number of seconds from 0 to ${PROPAGATION_SECONDS}`;

const MIN_SECRET = 32;

/** Splits a list of secrets at spaces and commas. A single secret that contains some stays whole: its parts are too short. */
function severalSecrets(text: string): string[] {
  const parts = text.split(/[\s,]+/).filter((part) => part !== "");
  return parts.every((part) => part.length >= MIN_SECRET) ? parts : [text];
}

export const variables = {
  PORT: port.default(3000),
  PLATFORM_PORT: port.default(4000),
  ACCOUNTS_PORT: port.default(4001),
  /** Address to listen on; loopback by default. */
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default(".data"),
  APP_URL: origin,
  DATABASE_URL: postgresUrl.optional(),
  PLATFORM_DATABASE_URL: postgresUrl.optional(),
  CONFIGURATION_API_URL: httpUrl,
  CONFIGURATION_API_VERSION: z
    .enum(VERSIONS, { error: `must be one of ${VERSIONS.join(", ")}` })
    .default(LATEST_VERSION),
  ACCOUNTS_URL: httpUrl,
  OAUTH_CLIENT_ID: z.string().min(1),
  OAUTH_CLIENT_SECRET: z.string().min(1),
  AUTH_SECRET: z.string().min(MIN_SECRET, `must be at least ${MIN_SECRET} characters long`),
  /** Former values of AUTH_SECRET, the latest first; data sealed with them can still be opened. */
  AUTH_SECRET_PREVIOUS: z
    .string()
    .min(MIN_SECRET, `must be at least ${MIN_SECRET} characters long`)
    .transform(severalSecrets)
    .default([]),
  /** Webhooks may be delivered into private networks; for local work only. */
  ALLOW_PRIVATE_WEBHOOK_TARGETS: z
    .enum(["true", "false"], { error: "must be true or false" })
    .default("false"),
  /** Seconds until a change of a webhook or bot is live on the embedded platform. */
  PROPAGATION_DELAY_SECONDS: z
    .string()
    .regex(/^\d{1,3}$/, delayMessage)
    .transform(Number)
    .refine((seconds) => seconds <= PROPAGATION_SECONDS, delayMessage)
    .default(0),
  /** Number of our own reverse proxies; only the entries of X-Forwarded-For that these add are trusted. */
  TRUSTED_PROXY_HOPS: z
    .string()
    .regex(/^\d$/, "must be a whole number from 0 to 9")
    .transform(Number)
    .default(0),
  DEMO_PASSWORD: z.string().min(8, "must be at least 8 characters long").optional(),
  /** Opens `GET /api/metrics`, as a Bearer token. */
  METRICS_TOKEN: z
    .string()
    .min(16, "must be at least 16 characters long")
    .regex(/^\S+$/, "must not contain white space")
    .optional(),
  /** Receiver of traces, by OTLP over HTTP; without it no code of OpenTelemetry is loaded. */
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
} as const;

/**
 * Default address at which browsers reach a part of the embedded platform: the dashboard's host, which may be
 * another machine than the browser's.
 */
export function besideApp(appUrl: string, port: number): string {
  return `http://${new URL(appUrl).hostname}:${port}`;
}

const proxy = z
  .string()
  .refine((value) => readProxy(value) !== undefined, NOT_A_PROXY)
  .optional();

/**
 * A company's proxy, for calls of the accounts server and the Configuration API
 * (lib/contract/addresses/proxy.ts).
 */
export const proxyVariables = {
  https_proxy: proxy,
  HTTPS_PROXY: proxy,
  http_proxy: proxy,
  HTTP_PROXY: proxy,
} as const;

/** All problems of the environment at once, a line each, without the values, as some are secrets. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
  readonly lines: string[];
  constructor(readonly problems: string[]) {
    const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
    const lines = [`The environment has ${count}:`, ...problems.map((problem) => `  ${problem}`)];
    super(lines.join("\n"));
    this.lines = lines;
  }
}

/**
 * Variables in which every character counts: keys with which data is sealed already, and passphrases, which
 * are tried as typed first.
 */
const EXACT: ReadonlySet<string> = new Set([
  "AUTH_SECRET",
  "AUTH_SECRET_PREVIOUS",
  "DEMO_PASSWORD",
  "SWITCHBOARD_PASSPHRASE",
]);

/**
 * Parses the variables that a program reads. An empty variable counts as absent, because shells and compose
 * files write absent ones that way. Spaces and line breaks at the ends are trimmed, except in EXACT ones.
 * @throws EnvironmentError naming every problem
 */
export function parseVariables<S extends z.ZodType>(
  schema: S,
  source: Record<string, string | undefined>,
): z.output<S> {
  const present = Object.fromEntries(
    Object.entries(source).flatMap(([name, value]) => {
      const given = EXACT.has(name) ? value : trimmed(value ?? "");
      return given === undefined || given === "" ? [] : [[name, given]];
    }),
  );
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new EnvironmentError(
    parsed.error.issues.map((issue) => {
      const name = issue.path.map(String).join(".");
      return present[name] === undefined ? `${name} is missing` : `${name} ${issue.message}`;
    }),
  );
}
