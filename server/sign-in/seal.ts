import "server-only";
import { hkdfSync } from "node:crypto";
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from "jose";
import { authSecrets } from "@/server/environment";

/** Encrypts and decrypts tokens at rest. */
export type Seal = {
  close: (text: string) => Promise<string>;
  /** @throws when the text was sealed with an unknown secret or was tampered with */
  open: (sealed: string) => Promise<string>;
  /** The same text sealed with AUTH_SECRET if only an earlier secret opens it; otherwise undefined. */
  renewed: (sealed: string) => Promise<string | undefined>;
};

/** JWE header of everything that Switchboard seals, including next-auth's cookies. */
const HEADER = { alg: "dir", enc: "A256GCM" };
const ONLY = { keyManagementAlgorithms: [HEADER.alg], contentEncryptionAlgorithms: [HEADER.enc] };

/** Whether a text names our algorithms in its header; texts with others are not decrypted. */
export function isSealedAsOurs(text: string): boolean {
  try {
    const { alg, enc } = decodeProtectedHeader(text);
    return alg === HEADER.alg && enc === HEADER.enc;
  } catch {
    return false;
  }
}

/** A seal with the secrets of this process. A text sealed for one purpose cannot be opened for another. */
export function ownSeal(purpose?: string): Seal {
  return createSeal(authSecrets(), purpose);
}

/**
 * A seal with keys derived from secrets: it closes with the first and opens with any. The derived keys differ from the key
 * of the session cookie.
 */
export function createSeal(secrets: readonly [string, ...string[]], purpose = "tokens at rest"): Seal {
  const [current, ...earlier] = secrets;
  const close: Seal["close"] = (text) =>
    new CompactEncrypt(new TextEncoder().encode(text))
      .setProtectedHeader(HEADER)
      .encrypt(keyOf(current, purpose));
  const open: Seal["open"] = async (sealed) =>
    (await openWith(earlier, purpose, sealed)) ?? opened(current, purpose, sealed);
  return {
    close,
    open,
    renewed: async (sealed) => {
      const text = await openWith(earlier, purpose, sealed);
      return text === undefined ? undefined : close(text);
    },
  };
}

function keyOf(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", `switchboard ${purpose}`, 32));
}

async function opened(secret: string, purpose: string, sealed: string): Promise<string> {
  const { plaintext } = await compactDecrypt(sealed, keyOf(secret, purpose), ONLY);
  return new TextDecoder().decode(plaintext);
}

async function openWith(
  secrets: readonly string[],
  purpose: string,
  sealed: string,
): Promise<string | undefined> {
  for (const secret of secrets) {
    try {
      return await opened(secret, purpose, sealed);
    } catch {
      // Sealed with another secret; the loop tries the next.
    }
  }
  return undefined;
}
