import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { z } from "zod";

/** Seal for secrets in the database, so that a reader of its files cannot read them. */
export type Seal = {
  close: (text: string) => string;
  /** @throws when the text was sealed with another key or was tampered with */
  open: (sealed: string) => string;
};

/** Bytes of a key. */
export const SEAL_KEY_BYTES = 32;

const CIPHER = "aes-256-gcm";
/** Prefix of a sealed text; a later way of sealing would get another one. */
const MARK = "sealed.1.";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM from Node itself: `jose`, which the dashboard seals with, is asynchronous, and a list of webhooks is read
 * in one go. Nonces are the machine's own randomness, never that of a test.
 */
export function createSeal(key: Uint8Array): Seal {
  return {
    close(text) {
      const nonce = randomBytes(NONCE_BYTES);
      // Sealed as JSON: UTF-8 cannot hold half a surrogate pair, which a client may send.
      const cipher = createCipheriv(CIPHER, key, nonce);
      const sealed = Buffer.concat([
        nonce,
        cipher.update(JSON.stringify(text), "utf8"),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `${MARK}${sealed.toString("base64url")}`;
    },
    open(sealed) {
      if (!sealed.startsWith(MARK)) throw new Error("A secret in the database is not sealed");
      const bytes = Buffer.from(sealed.slice(MARK.length), "base64url");
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
      return z.string().parse(JSON.parse(Buffer.concat([text, decipher.final()]).toString("utf8")));
    },
  };
}

/** Copy of a webhook, or of a bot's webhooks, with its secret sealed. */
export function sealed<T extends { secret_key: string }>(seal: Seal, hooks: T): T {
  return { ...hooks, secret_key: seal.close(hooks.secret_key) };
}

/** The inverse of `sealed`. */
export function opened<T extends { secret_key: string }>(seal: Seal, hooks: T): T {
  return { ...hooks, secret_key: seal.open(hooks.secret_key) };
}
