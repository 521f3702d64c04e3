import "server-only";
import { environment } from "@/server/environment";

/*
 * Cookies belong to a host, whatever the port: two Switchboards, or another program with next-auth, share one space. So
 * each name says whose it is and at which port.
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

/** What next-auth proves with that a form is its own. */
export const csrfCookie = () => `${prefix()}.csrf`;

/** What next-auth sets for a whole browser although it is for one sign-in: never sent (handle-auth.ts). */
export const unusedCookie = (what: string) => `${prefix()}.unused-${what}`;

/** What one sign-in has to prove when it comes back. */
export const attemptCookie = (key: string) => `${prefix()}.sign-in.${key}`;
