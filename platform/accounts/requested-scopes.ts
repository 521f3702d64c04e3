import { parseScopes, SCOPES, type Scope } from "@/lib/contract/scopes";

/**
 * Scope that every grant carries and no page shows: oidc-provider refuses a grant without any scope, but a
 * user who may grant none of the application's scopes can still sign in.
 */
export const ACCOUNT_SCOPE = "account";

/**
 * Scopes that a request asks for: of its scopes, the known ones that the application is registered for; of
 * a request that names none, all of the application's.
 */
export function requestedScopes(parameter: string | undefined, registered: readonly string[]): Scope[] {
  const named = parameter === undefined ? registered : parseScopes(parameter);
  return SCOPES.filter((scope) => named.includes(scope) && registered.includes(scope));
}

/** Splits scopes by whether this user can grant them or an administrator must (docs/api.md, section 1.3). */
export function splitScopes(
  scopes: readonly Scope[],
  user: { isAdministrator: boolean },
): { available: Scope[]; unavailable: Scope[] } {
  return user.isAdministrator
    ? { available: [...scopes], unavailable: [] }
    : { available: [], unavailable: [...scopes] };
}

/** Scopes of the platform within a scope string of oidc-provider. */
export function knownScopes(scope: unknown): Scope[] {
  const names = typeof scope === "string" ? parseScopes(scope) : [];
  return SCOPES.filter((known) => names.includes(known));
}
