import "server-only";
import { isLocalAddress } from "@/lib/contract/local-address";
import type { Environment } from "@/server/environment";

const ADDRESSES = [
  "APP_URL",
  "CONFIGURATION_API_URL",
  "ACCOUNTS_URL",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
] as const;

type Addresses = Pick<Environment, (typeof ADDRESSES)[number] | "DATABASE_URL">;

/** The variables whose address sends passwords, tokens or data over a network of others as anybody on it can read. */
export function unencrypted(environment: Addresses): string[] {
  const open = ADDRESSES.filter((name) => {
    const address = environment[name];
    return address?.startsWith("http:") && !isOwn(address);
  });
  const { DATABASE_URL: database } = environment;
  return database && !isOwn(database) && !asksForTls(database) ? [...open, "DATABASE_URL"] : open;
}

/** Of this machine, or of a network in which a name needs no domain, as programs of one installation have. */
function isOwn(address: string): boolean {
  const { hostname } = new URL(address);
  return /^[\w-]*$/.test(hostname) || isLocalAddress(`http://${hostname}`);
}

function asksForTls(database: string): boolean {
  const { searchParams } = new URL(database);
  return /^(require|verify-ca|verify-full)$/.test(searchParams.get("sslmode") ?? "");
}
