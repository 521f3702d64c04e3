import { parseScopes, SCOPES, type Scope } from "@/lib/contract/scopes";

/**
 * Carried by every grant, never shown: oidc-provider refuses a grant without any scope, but a user who may be given none
 * of the application's still signs in.
 */
export const ACCOUNT_SCOPE = "account";

/** What a request asks for: known scopes that the application is registered for, all of those if it names none. */
export function requestedScopes(parameter: string | undefined, registered: readonly string[]): Scope[] {
  const named = parameter === undefined ? registered : parseScopes(parameter);
  return SCOPES.filter((scope) => named.includes(scope) && registered.includes(scope));
}

/** Splits scopes into those this user can grant and those that need an administrator (docs/api.md, section 1.3). */
export function splitScopes(
  scopes: readonly Scope[],
  user: { isAdministrator: boolean },
): { available: Scope[]; unavailable: Scope[] } {
  return user.isAdministrator
    ? { available: [...scopes], unavailable: [] }
    : { available: [], unavailable: [...scopes] };
}

/** The scopes of the platform within a scope string of oidc-provider. */
export function knownScopes(scope: unknown): Scope[] {
  const names = typeof scope === "string" ? parseScopes(scope) : [];
  return SCOPES.filter((known) => names.includes(known));
}
