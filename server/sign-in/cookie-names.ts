import "server-only";
import { environment } from "@/server/environment";

/*
 * Names of the dashboard's cookies. Browsers send cookies to a host whatever its port, so two Switchboards,
 * or another program with next-auth, receive each other's: each name says whose it is and at which port.
 */

/** Whether browsers reach the dashboard over TLS, and its cookies are for TLS only. */
export function isSecure(): boolean {
  return environment().APP_URL.startsWith("https:");
}

function prefix(): string {
  const { port } = new URL(environment().APP_URL);
  return isSecure() ? `__Host-switchboard-${port || 443}` : `switchboard-${port || 80}`;
}

/** Says which session this is. */
export const sessionCookie = () => `${prefix()}.session`;

/** Cookie with which next-auth proves that a form is its own. */
export const csrfCookie = () => `${prefix()}.csrf`;

/**
 * Cookie that next-auth sets for the whole browser although it belongs to one sign-in; it is never sent
 * (server/http/handle-auth.ts).
 */
export const unusedCookie = (what: string) => `${prefix()}.unused-${what}`;

/** Cookie that a sign-in needs when it returns from the accounts server. */
export const attemptCookie = (key: string) => `${prefix()}.sign-in.${key}`;
