import "server-only";
import { createHmac, hkdfSync, randomUUID } from "node:crypto";
import { database } from "@/server/database/database";
import { authSecrets } from "@/server/environment";
import { processWide } from "@/server/process-wide";
import { ownSeal } from "@/server/tokens/seal";

/** Characters of a digest: enough to tell any two secrets of a license apart. */
const LENGTH = 24;
const PURPOSE = "secrets in the journal";

const kept = () => processWide<{ key?: Buffer }>("digest-key", () => ({}));

/**
 * Stands for a secret in the journal: equal digests are equal secrets of one license. Keyed, so that whoever reads the
 * database cannot try guesses.
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
 * Takes the key of the digests from the database, where it is sealed, so that it outlives a change of AUTH_SECRET: digests of before
 * and after can be compared. The first is derived from AUTH_SECRET, as it was when it was not written down; of several that open,
 * it is the oldest, by which most is written.
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
  // One that nobody here can open stays: its secret may come back.
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
