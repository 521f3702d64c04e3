import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AccountsOptions } from "../../accounts-port";
import { randomText } from "../../random";
import { cookieNames } from "../cookie-names";
import { readCookie } from "../http";

/** Lifetime of the cookie in seconds: half a year. */
const SECONDS = 180 * 24 * 60 * 60;
const MAX_PEOPLE = 8;

type Known = { id: string; marks: string[] };

/*
 * Cookie with an id of the browser and a mark for each person who has signed in there, which only this server can make. It
 * replaces no password; it only gives wrong passwords from this browser a count of their own (attempts.ts).
 */

/** Id of the browser if this person has signed in there before. */
export function knownBrowser(
  options: AccountsOptions,
  request: IncomingMessage,
  email: string,
): string | undefined {
  const { id, marks } = readKnown(options, request);
  const isKnown = options.keys.cookies.some((key) => {
    const mark = markOf(key, id, email);
    return marks.some((one) => equal(one, mark));
  });
  return isKnown ? id : undefined;
}

/** Adds this person's mark to the cookie; the oldest mark is dropped beyond MAX_PEOPLE. */
export function rememberBrowser(
  options: AccountsOptions,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  email: string,
): void {
  const { issuer, keys, random } = options;
  const known = readKnown(options, request);
  const id = known.id === "" ? randomText(random, 24) : known.id;
  const mark = markOf(keys.cookies[0] ?? "", id, email);
  const marks = [mark, ...known.marks.filter((one) => one !== mark)].slice(0, MAX_PEOPLE);
  const secure = issuer.startsWith("https:") ? "; Secure" : "";
  const value = [id, ...marks].join(".");
  response.appendHeader(
    "set-cookie",
    `${cookieNames(issuer).browser}=${value}; Path=/; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`,
  );
}

function readKnown({ issuer }: AccountsOptions, request: IncomingMessage): Known {
  const [id = "", ...marks] = (readCookie(request, cookieNames(issuer).browser) ?? "").split(".");
  return /^[\w-]{24}$/.test(id) ? { id, marks: marks.slice(0, MAX_PEOPLE) } : { id: "", marks: [] };
}

function markOf(key: string, id: string, email: string): string {
  const text = JSON.stringify(["known browser", id, email.trim().toLowerCase()]);
  return createHmac("sha256", key).update(text).digest("base64url");
}

function equal(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
