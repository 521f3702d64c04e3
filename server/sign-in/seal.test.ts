import { hkdfSync } from "node:crypto";
import { CompactEncrypt, EncryptJWT } from "jose";
import { beforeAll, expect, it } from "vitest";
import { sessionCookie } from "./cookie-names";
import { sidOf } from "./session-cookie";
import { environment } from "@/server/environment";
import { prepareDashboard } from "@/server/testing/dashboard";
import { cookieFor } from "@/server/testing/signed-in";
import { createSeal } from "./seal";

beforeAll(() => prepareDashboard());

const SECRET = "one secret of thirty-two characters";
const key = (secret: string, info: string) => new Uint8Array(hkdfSync("sha256", secret, "", info, 32));
/** Another algorithm with keys of the same length as ours. */
const OTHER = { alg: "dir", enc: "A128CBC-HS256" };

it("opens what it sealed, and nothing of another secret, for another purpose, or changed", async () => {
  const sealed = await createSeal([SECRET], "one").close("text");
  expect(await createSeal(["another of as many characters 123", SECRET], "one").open(sealed)).toBe("text");
  await expect(createSeal(["another of as many characters 123"], "one").open(sealed)).rejects.toThrow();
  await expect(createSeal([SECRET], "two").open(sealed)).rejects.toThrow();
  const parts = sealed.split(".");
  parts[3] = Buffer.from("other").toString("base64url");
  await expect(createSeal([SECRET], "one").open(parts.join("."))).rejects.toThrow();
});

it("opens nothing by another cipher, with the right key either", async () => {
  const sealed = await new CompactEncrypt(new TextEncoder().encode("text"))
    .setProtectedHeader(OTHER)
    .encrypt(key(SECRET, "switchboard one"));
  await expect(createSeal([SECRET], "one").open(sealed)).rejects.toThrow();
});

it("takes no cookie by another cipher for a session", async () => {
  const sealed = await new EncryptJWT({ sid: "a session" })
    .setProtectedHeader(OTHER)
    .setExpirationTime("1h")
    .encrypt(key(environment().AUTH_SECRET, "NextAuth.js Generated Encryption Key"));
  const value = (await cookieFor("a session")).slice(sessionCookie().length + 1);
  expect(await sidOf([{ name: sessionCookie(), value }])).toBe("a session");
  expect(await sidOf([{ name: sessionCookie(), value: sealed }])).toBeUndefined();
});
