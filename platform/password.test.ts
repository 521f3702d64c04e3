import { randomBytes, scryptSync } from "node:crypto";
import { expect, it } from "vitest";
import { COST, hashPassword, isOutdated, verifyPassword } from "./password";

it("a hash says what it cost, which is at least what OWASP advises for its memory", async () => {
  const hash = await hashPassword("a password", randomBytes);
  expect(hash).toMatch(/^scrypt\$14\.8\.5\$[\w-]{22}\$[\w-]{43}$/);
  expect(2 ** COST.log2N * COST.p).toBeGreaterThanOrEqual(5 * 2 ** 14);
  expect(await verifyPassword("a password", hash)).toBe(true);
  expect(await verifyPassword("A password", hash)).toBe(false);
  expect(isOutdated(hash)).toBe(false);
});

it("a hash of before costs were written down is known, and is to be made anew", async () => {
  const salt = Buffer.from("sixteen of bytes");
  const key = scryptSync("a password", salt, 32, { N: 16_384, r: 8, p: 1 });
  const hash = `scrypt$${salt.toString("base64url")}$${key.toString("base64url")}`;
  expect(await verifyPassword("a password", hash)).toBe(true);
  expect(await verifyPassword("another", hash)).toBe(false);
  expect(isOutdated(hash)).toBe(true);
});

it("nobody has the password of nobody", async () => {
  expect(await verifyPassword("", "")).toBe(false);
});
