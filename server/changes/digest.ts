import "server-only";
import { createHmac, hkdfSync } from "node:crypto";
import { environment } from "@/server/environment";
import { processWide } from "@/server/process-wide";

/** Characters of a digest: enough to tell any two secrets of a license apart. */
const LENGTH = 24;

/**
 * Stands for a secret in the journal: equal digests are equal secrets of one license. Keyed with a key derived from
 * AUTH_SECRET, so that whoever reads the database cannot try guesses.
 */
export function secretDigest(licenseId: number, secret: string): string {
  const key = processWide("digest-key", () =>
    Buffer.from(hkdfSync("sha256", environment().AUTH_SECRET, "", "switchboard secrets in the journal", 32)),
  );
  return createHmac("sha256", key).update(`${licenseId}\0${secret}`).digest("hex").slice(0, LENGTH);
}
