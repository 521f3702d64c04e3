import "server-only";
import type { Route } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { pages } from "@/lib/paths";
import { PATH_HEADER } from "@/server/http/request-headers";
import { noteLicense } from "@/server/request-context";
import { sidOf } from "./session-cookie";
import { findSession, type Session } from "./session-rows";

export type { Session } from "./session-rows";

const read = cache(async (): Promise<Session | undefined> => {
  const sid = await sidOf((await cookies()).getAll());
  const session = sid === undefined ? undefined : await findSession(sid);
  if (session) noteLicense(session.licenseId);
  return session;
});

/** The session of the page that is rendered; undefined when nobody is signed in. */
export function currentSession(): Promise<Session | undefined> {
  return read();
}

/**
 * The session of the page that is rendered. Whoever is not signed in is sent to do so, and comes back here.
 * Layouts are not rendered again on navigation, so each page asks for itself; within one request the answer is kept.
 */
export async function requireSession(): Promise<Session> {
  return (await read()) ?? goToSignIn();
}

/** Leaves the page that is rendered to sign in and come back. Whoever was signed in until now is told so. */
export async function goToSignIn(): Promise<never> {
  const path = (await headers()).get(PATH_HEADER) ?? pages.home;
  const ended = (await sidOf((await cookies()).getAll())) !== undefined;
  redirect(
    `${pages.signIn}?${ended ? "error=SessionEnded&" : ""}callbackUrl=${encodeURIComponent(path)}` as Route,
  );
}
