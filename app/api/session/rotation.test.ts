import { afterEach, beforeAll, expect, it } from "vitest";
import { attemptOf, beginAttempt } from "@/server/sign-in/attempt";
import { loadDigestKey, secretDigest } from "@/server/journal/digest";
import { environment } from "@/server/environment";
import { resealAll } from "@/server/reseal";
import { preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { GET as BOTS } from "../bots/route";

/* Rotation of AUTH_SECRET: sessions survive if AUTH_SECRET_PREVIOUS holds the old one until all values are resealed. */

const OLD = "0123456789abcdef0123456789abcdef";
const NEW = "another secret, of thirty-two characters and more";

let platform: Awaited<ReturnType<typeof preparePlatform>>;
beforeAll(async () => {
  platform = await preparePlatform();
});

function knowing(secret: string, previous: string[] = []): void {
  Object.assign(environment(), { AUTH_SECRET: secret, AUTH_SECRET_PREVIOUS: previous });
}
afterEach(() => knowing(OLD));

it("signs everybody out where the one of before is not known", async () => {
  const browser = await signIn(platform);
  knowing(NEW);
  expect((await visit(BOTS, browser)).status).toBe(401);
});

it("signs nobody out, and gives browsers and the database what it alone opens", async () => {
  const browser = await signIn(platform);
  knowing(NEW, [OLD]);
  const first = await visit(BOTS, browser);
  expect(first.status).toBe(200);
  const cookie = first.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  expect(first.headers.getSetCookie()[0]).toMatch(/Max-Age=25\d{5}; HttpOnly; SameSite=Lax$/);
  expect((await visit(BOTS, { ...browser, cookie })).headers.getSetCookie()).toEqual([]);
  await resealAll();
  knowing(NEW);
  expect((await visit(BOTS, browser)).status).toBe(401);
  expect((await visit(BOTS, { ...browser, cookie })).status).toBe(200);
});

it("lets a sign-in that was begun before come back", async () => {
  const { state, to } = await beginAttempt("/webhooks");
  knowing(NEW, [OLD]);
  expect(await attemptOf(state)).toMatchObject({ to });
  knowing(NEW);
  expect(await attemptOf(state)).toBeUndefined();
});

it("leaves digests of the journal as they were, through one change and the next", async () => {
  /** Digest computed by a process that starts with these secrets. */
  const digest = async (secret: string, previous: string[] = []) => {
    knowing(secret, previous);
    Reflect.deleteProperty(globalThis, Symbol.for("switchboard.digest-key"));
    await loadDigestKey();
    return secretDigest(1, "hush-hush");
  };
  const before = await digest(OLD);
  expect(await digest(NEW, [OLD])).toBe(before);
  await resealAll();
  expect(await digest(NEW)).toBe(before);
  const newest = "the newest secret of all, of forty characters";
  expect(await digest(newest)).not.toBe(before);
  expect(await digest(newest, [NEW])).toBe(before);
});
