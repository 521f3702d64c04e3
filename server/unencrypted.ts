import "server-only";
import { isLocalAddress } from "@/lib/contract/local-address";
import type { Environment } from "@/server/environment";

const ADDRESSES = ["APP_URL", "CONFIGURATION_API_URL", "ACCOUNTS_URL"] as const;

/** The variables whose address sends passwords, tokens or secrets over a network of others as anybody on it can read. */
export function unencrypted(environment: Pick<Environment, (typeof ADDRESSES)[number]>): string[] {
  return ADDRESSES.filter((name) => {
    const address = environment[name];
    return address.startsWith("http:") && !isLocalAddress(address);
  });
}
