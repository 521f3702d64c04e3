import "server-only";
import { holdsLogin } from "@/lib/contract/addresses/address-secrets";
import type { Issue } from "@/lib/contract/errors";
import { AVATAR_LOGIN_REFUSED, URL_LOGIN_REFUSED } from "@/lib/contract/text";
import type { Cause } from "@/server/journal/journal";
import { InputError } from "@/server/errors";

/** Address that is about to be sent, and the one that is stored there now. */
type Sent = { path: "url" | "webhooks.url" | "avatar"; address: unknown; stored?: unknown };

/**
 * Refuses a user name or password in an address, even if the Configuration API accepts it
 * (docs/decisions/004). A stored address may be sent unchanged, and taking back may restore an earlier one.
 * @throws InputError
 */
export function refuseLogins({ takesBack }: Cause, addresses: readonly Sent[]): void {
  if (takesBack !== undefined) return;
  const [first, ...more] = addresses
    .filter(({ address, stored }) => typeof address === "string" && address !== stored && holdsLogin(address))
    .map(({ path }): Issue => {
      const refused = path === "avatar" ? AVATAR_LOGIN_REFUSED : URL_LOGIN_REFUSED;
      return { path, message: `\`${path}\` ${refused}` };
    });
  if (first) throw new InputError([first, ...more]);
}
