import "server-only";
import type { Route } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { pages } from "@/lib/paths";
import { PATH_HEADER } from "@/server/http/request-headers";
import { noteWhose } from "@/server/request-context";
import { checkedSession, RightsUnknownError } from "./rights";
import { sidOf } from "./session-cookie";
import { findSession, type Session, sessionMark } from "./session-rows";

/** Whose page it is, as its frame shows it. Opens nothing: what a page shows is read with a session (server/prefetch.ts). */
export type Person = Omit<Session, "sid">;

type Found = {
  /** With rights that were checked; undefined while they cannot be. */
  session: Session | undefined;
  /** With the rights that were known last. */
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

/** Who is signed in; undefined when nobody is. */
export async function currentPerson(): Promise<Person | undefined> {
  return (await read())?.person;
}

/**
 * Whose page is rendered. Whoever is not signed in is sent to do so, and comes back here. Layouts are not rendered again on
 * navigation, so each page asks for itself; within one request the answer is kept.
 */
export async function requirePerson(): Promise<Person> {
  return (await read())?.person ?? goToSignIn();
}

/**
 * The session that what a page shows is read with; undefined while nobody can say what the person may do: the page is sent
 * without, and the browser asks again by itself.
 */
export async function readingSession(): Promise<Session | undefined> {
  const found = await read();
  return found === undefined ? goToSignIn() : found.session;
}

/** Leaves the page that is rendered to sign in and come back. Whoever was signed in until now is told so. */
export async function goToSignIn(): Promise<never> {
  const path = (await headers()).get(PATH_HEADER) ?? pages.home;
  const ended = (await sidOf((await cookies()).getAll())) !== undefined;
  redirect(
    `${pages.signIn}?${ended ? "error=SessionEnded&" : ""}callbackUrl=${encodeURIComponent(path)}` as Route,
  );
}
