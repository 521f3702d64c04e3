import "server-only";
import type { Route } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { pages } from "@/lib/paths";
import { PATH_HEADER } from "@/server/request-headers";
import { noteWhose } from "@/server/request-context";
import { checkedSession, RightsUnknownError } from "./rights";
import { sidOf } from "./session-cookie";
import { findSession, type Session, sessionMark } from "./session-rows";

/** The signed-in person, as the frame of a page shows them. Reading data takes a session (server/prefetch.ts). */
export type Person = Omit<Session, "sid">;

type Found = {
  /** Session with checked permissions; undefined while they cannot be checked. */
  session: Session | undefined;
  /** Person with permissions as of the last check. */
  person: Person;
};

const read = cache(async (): Promise<Found | undefined> => {
  const sid = await sidOf((await cookies()).getAll());
  if (sid === undefined) return undefined;
  const found = await find(sid);
  if (found) noteWhose(found.person.licenseId, sessionMark(sid));
  return found;
});

async function find(sid: string): Promise<Found | undefined> {
  try {
    const session = await checkedSession(sid);
    return session && { session, person: personOf(session) };
  } catch (error) {
    if (!(error instanceof RightsUnknownError)) throw error;
    const last = await findSession(sid);
    return last && { session: undefined, person: personOf(last) };
  }
}

function personOf({ sid: _, ...person }: Session): Person {
  return person;
}

/** The signed-in person; undefined without a valid session. */
export async function currentPerson(): Promise<Person | undefined> {
  return (await read())?.person;
}

/**
 * The signed-in person of the page being rendered. Without one, redirects to sign-in, which returns here. Layouts are not
 * rendered again on navigation, so each page calls this; the answer is cached within one request.
 */
export async function requirePerson(): Promise<Person> {
  return (await read())?.person ?? goToSignIn();
}

/**
 * Session for reading a page's data; undefined while permissions cannot be checked: the page is then sent
 * without data, and the browser asks again.
 */
export async function readingSession(): Promise<Session | undefined> {
  const found = await read();
  return found === undefined ? goToSignIn() : found.session;
}

/**
 * Redirects the page to sign-in, which leads back to it. A person whose session has ended is told so there.
 */
export async function goToSignIn(): Promise<never> {
  const path = (await headers()).get(PATH_HEADER) ?? pages.home;
  const ended = (await sidOf((await cookies()).getAll())) !== undefined;
  redirect(
    `${pages.signIn}?${ended ? "error=SessionEnded&" : ""}callbackUrl=${encodeURIComponent(path)}` as Route,
  );
}
