import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { hashPassword } from "../../password";
import { CHEAP } from "../../testing/cheap-password";
import { ADDRESS, Attempts, CLIENT_SECRET, PERSON, TOKEN_REQUESTS } from "./attempts";
import { Browser } from "../testing/browser";
import { authorizeUrl, exchange, getCode } from "../testing/flow";
import { ADMIN, CLIENT, PASSWORD, startAccounts, type TestAccounts } from "../testing/start-accounts";

let accounts: TestAccounts | undefined;
// The clock stands still unless a test moves it: on a slow machine a wait would be over before the last attempt.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(async () => {
  vi.useRealTimers();
  expect(accounts?.errors).toEqual([]);
  await accounts?.close();
  accounts = undefined;
});

/** Tries to sign in, with a new browser by default. */
async function tryToSignIn(
  { url }: TestAccounts,
  email: string,
  { password = "wrong", browser = new Browser(url), from = "" } = {},
) {
  const page = await browser.go(authorizeUrl(url, { prompt: "login" }));
  const form = { action: "sign-in", email, password };
  return browser.go(page.url, form, from === "" ? {} : { "x-forwarded-for": from });
}

/** Adds people whose passwords are cheap to check. A guess at an email without a user costs a full check. */
async function addPeople({ database }: TestAccounts, emailOf: (person: number) => string, count: number) {
  const password_hash = await hashPassword(PASSWORD, randomBytes, CHEAP);
  const people = Array.from({ length: count }, (_, person) => emailOf(person));
  await database
    .insertInto("users")
    .values(people.map((email) => ({ email, license_id: 1520, is_administrator: 0, password_hash })))
    .execute();
}

const statuses = (views: readonly { status: number }[]) =>
  views.reduce<Record<number, number>>(
    (all, { status }) => ({ ...all, [status]: (all[status] ?? 0) + 1 }),
    {},
  );

it("of many at once for one person, no more are looked at than are free", async () => {
  const started = await startAccounts();
  accounts = started;
  const views = await Promise.all(Array.from({ length: 12 }, () => tryToSignIn(started, ADMIN)));
  expect(statuses(views)).toEqual({ 200: PERSON.free, 429: 12 - PERSON.free });
  const slowed = views.find(({ status }) => status === 429);
  expect(Number(slowed?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(slowed?.text).toContain("Too many wrong passwords. Wait");
});

it("of one address for many people, no more are looked at than are free; another address is not slowed", async () => {
  const started = await startAccounts({ proxyHops: 1 });
  accounts = started;
  const emailOf = (person: number) => `person-${person}@demo.example`;
  await addPeople(started, emailOf, 60);
  const guess = (person: number) =>
    tryToSignIn(started, emailOf(person), { from: "203.0.113.9, 198.51.100.7" });
  const views = await Promise.all(Array.from({ length: 60 }, (_, person) => guess(person)));
  expect(statuses(views)).toEqual({ 200: ADDRESS.free, 429: 60 - ADDRESS.free });
  expect(views.find(({ status }) => status === 429)?.text).toContain("from your network");
  const right = { password: PASSWORD, from: "198.51.100.8" };
  expect((await tryToSignIn(started, ADMIN, right)).text).not.toContain("Too many");
  // Attempts that were refused unchecked do not count against the person.
  const later = await tryToSignIn(started, "person-59@demo.example", { from: "198.51.100.9" });
  expect(later.text).toContain("The email or the password is wrong");
});

it("does not believe what a client says of its own address", async () => {
  const started = await startAccounts();
  accounts = started;
  const views = [];
  const emailOf = (person: number) => `person-${person}@demo.example`;
  await addPeople(started, emailOf, ADDRESS.free + 5);
  for (let guess = 0; guess < ADDRESS.free + 5; guess += 1) {
    views.push(await tryToSignIn(started, emailOf(guess), { from: `198.51.100.${guess}` }));
  }
  expect(views.at(-1)?.status).toBe(429);
});

it("lets the right password in from a browser where this person has signed in, whatever others try elsewhere", async () => {
  const started = await startAccounts();
  accounts = started;
  const known = new Browser(started.url);
  await known.allow(authorizeUrl(started.url), ADMIN, PASSWORD);
  for (let guess = 0; guess < 60; guess += 1) await tryToSignIn(started, ADMIN);
  expect((await tryToSignIn(started, ADMIN, { password: PASSWORD })).status).toBe(429);
  const back = await tryToSignIn(started, ADMIN, { password: PASSWORD, browser: known });
  expect(back.url.searchParams.get("code") ?? back.text).not.toContain("Too many");
  // The known browser has a count of its own.
  for (let guess = 0; guess < PERSON.free; guess += 1) await tryToSignIn(started, ADMIN, { browser: known });
  expect((await tryToSignIn(started, ADMIN, { password: PASSWORD, browser: known })).status).toBe(429);
});

it("slows down guesses of a client's secret, also at once, and not those who know it", async () => {
  const started = await startAccounts();
  accounts = started;
  const code = await getCode(started);
  const guess = () =>
    fetch(`${started.url}/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "refresh_token",
        refresh_token: "x",
        ...CLIENT,
        client_secret: "no",
      }),
    });
  expect((await exchange(started, code)).status).toBe(200);
  const answers = await Promise.all(Array.from({ length: 30 }, guess));
  expect(statuses(answers)).toEqual({ 401: CLIENT_SECRET.free, 429: 30 - CLIENT_SECRET.free });
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(await refused?.json()).toMatchObject({ error: "temporarily_unavailable" });
  started.clock.advance(61);
  expect((await exchange(started, await getCode(started))).status).toBe(200);
});

it("is one count for several processes, doubles its waits, and forgets", async () => {
  const started = await startAccounts();
  accounts = started;
  const [one, other] = [1, 2].map(() => new Attempts(started.database, started.clock.now));
  const waits = [];
  for (let attempt = 0; attempt < 16; attempt += 1) {
    const wait = (await (attempt % 2 === 0 ? one : other)?.begin(PERSON, ["x"])) ?? -1;
    waits.push(wait);
    started.clock.advance(wait);
  }
  expect(waits.filter((wait) => wait > 0)).toEqual([1, 2, 4, 8, 16, 32]);
  started.clock.advance(15 * 60 + 1);
  for (let attempt = 0; attempt < PERSON.free; attempt += 1) expect(await one?.begin(PERSON, ["x"])).toBe(0);

  const taken = [];
  for (let request = 0; request <= TOKEN_REQUESTS.most; request += 1) {
    taken.push(await one?.take(TOKEN_REQUESTS, ["y"]));
  }
  expect(taken.slice(0, -1).every((wait) => wait === 0)).toBe(true);
  expect(taken.at(-1)).toBeGreaterThan(50);
  started.clock.advance(61);
  expect(await other?.take(TOKEN_REQUESTS, ["y"])).toBe(0);
});
