import "server-only";
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from "node:crypto";
import { type Identity, type Recipient, Stanza } from "age-encryption";

/** log2 of scrypt's cost, age's own default. More is refused: each step doubles the quarter of a GiB that this takes. */
const WORK_FACTOR = 18;
const LABEL = "age-encryption.org/v1/scrypt";
const TAG_BYTES = 16;

/**
 * Passphrase in age's format (age-encryption.org/v1, "scrypt recipient stanza"). The library derives the
 * key in JavaScript, which takes seconds; this uses Node's scrypt. Called only in worker threads (work/),
 * one at a time per person.
 */
export function passphraseKey(passphrase: string): Recipient & Identity {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(16);
      const cipher = createCipheriv("chacha20-poly1305", await derive(passphrase, salt, WORK_FACTOR), NONCE, {
        authTagLength: TAG_BYTES,
      });
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
      const args = ["scrypt", salt.toString("base64").replace(/=+$/, ""), String(WORK_FACTOR)];
      return [new Stanza(args, new Uint8Array(body))];
    },
    async unwrapFileKey(stanzas) {
      const [stanza] = stanzas;
      const [kind, salt = "", factor = ""] = stanza?.args ?? [];
      if (stanza === undefined || stanzas.length !== 1 || kind !== "scrypt" || !/^[1-9]\d?$/.test(factor)) {
        return null;
      }
      if (Number(factor) > WORK_FACTOR || stanza.body.length <= TAG_BYTES) return null;
      const key = await derive(passphrase, Buffer.from(salt, "base64"), Number(factor));
      const decipher = createDecipheriv("chacha20-poly1305", key, NONCE, { authTagLength: TAG_BYTES });
      decipher.setAuthTag(stanza.body.subarray(-TAG_BYTES));
      try {
        const opened = decipher.update(stanza.body.subarray(0, -TAG_BYTES));
        return new Uint8Array(Buffer.concat([opened, decipher.final()]));
      } catch {
        return null;
      }
    },
  };
}

// A key is derived for one file key only, so the nonce never repeats.
const NONCE = Buffer.alloc(12);

function derive(passphrase: string, salt: Buffer, factor: number): Promise<Buffer> {
  const options = { N: 2 ** factor, r: 8, p: 1, maxmem: 2 ** (factor + 11) };
  return new Promise((resolve, reject) => {
    scrypt(passphrase, Buffer.concat([Buffer.from(LABEL), salt]), 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
