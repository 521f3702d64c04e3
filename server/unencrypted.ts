import "server-only";
import { isLocalAddress } from "@/lib/contract/addresses/local-address";
import type { Environment } from "@/server/environment";

const ADDRESSES = [
  "APP_URL",
  "CONFIGURATION_API_URL",
  "ACCOUNTS_URL",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
] as const;

type Addresses = Pick<Environment, (typeof ADDRESSES)[number] | "DATABASE_URL">;

/** Names of variables whose address sends passwords, tokens or data unencrypted over a foreign network. */
export function unencrypted(environment: Addresses): string[] {
  const open = ADDRESSES.filter((name) => {
    const address = environment[name];
    return address?.startsWith("http:") && !isOwn(address);
  });
  const { DATABASE_URL: database } = environment;
  return database && !isOwn(database) && !asksForTls(database) ? [...open, "DATABASE_URL"] : open;
}

/** Whether an address is on this machine, or in a private network where hosts have names without a domain. */
function isOwn(address: string): boolean {
  const { hostname } = new URL(address);
  return /^[\w-]*$/.test(hostname) || isLocalAddress(`http://${hostname}`);
}

function asksForTls(database: string): boolean {
  const { searchParams } = new URL(database);
  return /^(require|verify-ca|verify-full)$/.test(searchParams.get("sslmode") ?? "");
}
