import "server-only";
import { createHmac, hkdfSync, randomUUID } from "node:crypto";
import { database } from "@/server/database/database";
import { authSecrets } from "@/server/environment";
import { processWide } from "@/server/process-wide";
import { ownSeal } from "@/server/sign-in/seal";

/** Characters of a digest: enough to tell any two secrets of a license apart. */
const LENGTH = 24;
const PURPOSE = "secrets in the journal";

const kept = () => processWide<{ key?: Buffer }>("digest-key", () => ({}));

/**
 * Digest of a secret for the journal: equal digests are equal secrets of one license. Keyed, so that a reader of the
 * database cannot test guesses.
 */
export function secretDigest(licenseId: number, secret: string): string {
  const held = kept();
  held.key ??= derivedFrom(authSecrets()[0]);
  return createHmac("sha256", held.key).update(`${licenseId}\0${secret}`).digest("hex").slice(0, LENGTH);
}

function derivedFrom(authSecret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", authSecret, "", `switchboard ${PURPOSE}`, 32));
}

/**
 * Loads the digests' key from the database, sealed there so that it survives a change of AUTH_SECRET and digests stay
 * comparable. The first key is derived from AUTH_SECRET. Of several readable keys the oldest is used, because most digests
 * were made with it.
 */
export async function loadDigestKey(): Promise<void> {
  const [db, seal, secrets] = [await database(), ownSeal("keys at rest"), authSecrets()];
  const rows = await db
    .selectFrom("sealed_keys")
    .select("sealed")
    .where("purpose", "=", PURPOSE)
    .orderBy("at")
    .execute();
  for (const { sealed } of rows) {
    const text = await seal.open(sealed).catch(() => undefined);
    if (text !== undefined) return void (kept().key = Buffer.from(text, "base64"));
  }
  // A key that cannot be opened stays in the table: its AUTH_SECRET may be configured again.
  const key = derivedFrom(rows.length === 0 ? (secrets[1] ?? secrets[0]) : secrets[0]);
  await db
    .insertInto("sealed_keys")
    .values({
      id: randomUUID(),
      purpose: PURPOSE,
      sealed: await seal.close(key.toString("base64")),
      at: Date.now(),
    })
    .execute();
  kept().key = key;
}
