import type { IncomingMessage, ServerResponse } from "node:http";
import type { AccountsOptions } from "../accounts-port";
import { cookieNames } from "./cookie-names";
import { type Application, findApplication } from "./directory";
import { readCookie } from "./http";

/** Link to the application that sent the browser to the accounts server. */
export type WayBack = { href: string; label: string };

/**
 * Lifetime of the cookie, as long as a browser stays signed in: pages of past sign-ins are reopened from
 * its history and bookmarks.
 */
const SECONDS = 14 * 24 * 60 * 60;

/**
 * Remembers in a cookie which application sent this browser. A finished sign-in no longer knows its
 * application, yet Back, Forward and bookmarks open its pages.
 */
export function rememberApplication(
  { issuer }: AccountsOptions,
  response: ServerResponse,
  clientId: string,
): void {
  if (!/^[\w.~-]{1,200}$/.test(clientId)) return;
  const secure = issuer.startsWith("https:") ? "; Secure" : "";
  const { application } = cookieNames(issuer);
  response.appendHeader(
    "set-cookie",
    `${application}=${clientId}; Path=/; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`,
  );
}

/** Link to the application that last sent this browser, else to the platform's own. */
export async function wayBack(
  options: AccountsOptions,
  request: IncomingMessage,
): Promise<WayBack | undefined> {
  const { database, issuer, homeApplication } = options;
  const last = readCookie(request, cookieNames(issuer).application);
  for (const clientId of [last, homeApplication]) {
    const application = clientId === undefined ? undefined : await findApplication(database, clientId);
    if (application) return linkTo(application);
  }
  return undefined;
}

function linkTo({ name, redirectUris }: Application): WayBack | undefined {
  const [address = ""] = redirectUris;
  // Only a web page can be linked to: an application on a phone has an address of its own scheme.
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) return undefined;
  return { href: `${new URL(address).origin}/`, label: `Back to ${name}` };
}
