import type { AccountsOptions } from "../accounts-port";
import { seconds } from "./records";

const HOUR_SECONDS = 60 * 60;
/** An expired token can still be used to revoke its grant; after this long nobody does. */
const KEPT_SECONDS = 24 * HOUR_SECONDS;

/** Forgets what expired long ago. Called whenever something is stored, it does the work once an hour. */
export function createPurge({ database, clock }: AccountsOptions): () => Promise<void> {
  let next = 0;
  return async () => {
    const now = seconds(clock);
    if (now < next) return;
    next = now + HOUR_SECONDS;
    await database
      .deleteFrom("oidc_records")
      .where("expires_at", "<", now - KEPT_SECONDS)
      .execute();
  };
}
