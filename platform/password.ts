import { scrypt, timingSafeEqual } from "node:crypto";
import type { Random } from "./random";

/** Parameters of scrypt: log2 of N, which decides the memory together with r (128·N·r bytes), and the number of passes p. */
export type Cost = { log2N: number; r: number; p: number };

/** OWASP's parameters for 16 MiB a check, as many may run at once; a check takes about a quarter of a second. */
export const COST: Cost = { log2N: 14, r: 8, p: 5 };
/** Cost of older hashes, which do not state it. */
const UNSAID: Cost = { ...COST, p: 1 };
const KEY_LENGTH = 32;

function derive(password: string, salt: Uint8Array, { log2N, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** log2N;
  const options = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    // Typed on another keyboard the same text may arrive in another Unicode form.
    scrypt(password.normalize("NFKC"), salt, KEY_LENGTH, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** Returns `scrypt$<cost>$<salt>$<key>`, salt and key in base64url. */
export async function hashPassword(password: string, random: Random, cost = COST): Promise<string> {
  const salt = random(16);
  const key = await derive(password, salt, cost);
  const texts = [Buffer.from(salt).toString("base64url"), key.toString("base64url")];
  return `scrypt$${costText(cost)}$${texts.join("$")}`;
}

/**
 * Whether a password matches a hash. An empty hash (unknown person) takes as long to refuse as one of
 * today's cost.
 */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const { cost, salt, key } = readHash(hash);
  const actual = await derive(password, salt, cost);
  return key.length === actual.length && timingSafeEqual(key, actual);
}

/** Whether a hash was made at another cost than today's, and should be renewed once its password is known. */
export function isOutdated(hash: string): boolean {
  return costText(readHash(hash).cost) !== costText(COST);
}

const costText = ({ log2N, r, p }: Cost) => `${log2N}.${r}.${p}`;

function readHash(hash: string): { cost: Cost; salt: Buffer; key: Buffer } {
  if (hash === "") return { cost: COST, salt: Buffer.alloc(16), key: Buffer.alloc(0) };
  const parts = hash.split("$");
  const [salt = "", key = ""] = parts.slice(-2);
  const [log2N, r, p] = (parts[1] ?? "").split(".").map(Number);
  const isSaid = parts.length === 4 && log2N !== undefined && r !== undefined && p !== undefined;
  const texts = { salt: Buffer.from(salt, "base64url"), key: Buffer.from(key, "base64url") };
  return { cost: isSaid ? { log2N, r, p } : UNSAID, ...texts };
}
