import "server-only";
import { hkdfSync } from "node:crypto";
import { CompactEncrypt, compactDecrypt } from "jose";

/** Encrypts and decrypts tokens at rest. */
export type Seal = {
  close: (text: string) => Promise<string>;
  /** @throws when the text was sealed with another secret or was tampered with */
  open: (sealed: string) => Promise<string>;
};

/**
 * A seal whose key is derived from AUTH_SECRET; it is not the key of the session cookie. What was sealed for one purpose
 * cannot be opened for another.
 */
export function createSeal(authSecret: string, purpose = "tokens at rest"): Seal {
  const key = new Uint8Array(hkdfSync("sha256", authSecret, "", `switchboard ${purpose}`, 32));
  return {
    close: (text) =>
      new CompactEncrypt(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .encrypt(key),
    open: async (sealed) => new TextDecoder().decode((await compactDecrypt(sealed, key)).plaintext),
  };
}
