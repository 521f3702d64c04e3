import { scrypt, timingSafeEqual } from "node:crypto";
import type { Random } from "./random";

const COST = { N: 16_384, r: 8, p: 1 };
const KEY_LENGTH = 32;

function derive(password: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Typed on another keyboard the same text may arrive in another Unicode form.
    scrypt(password.normalize("NFKC"), salt, KEY_LENGTH, COST, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** What is stored for a password: `scrypt$<salt>$<key>`, both base64url. */
export async function hashPassword(password: string, random: Random): Promise<string> {
  const salt = random(16);
  const key = await derive(password, salt);
  return `scrypt$${Buffer.from(salt).toString("base64url")}$${key.toString("base64url")}`;
}

/** Whether a password is the one that was hashed. Takes about 50 ms either way. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [, salt = "", key = ""] = hash.split("$");
  const expected = Buffer.from(key, "base64url");
  const actual = await derive(password, Buffer.from(salt, "base64url"));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
