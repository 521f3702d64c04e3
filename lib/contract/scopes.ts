/** Permissions of the Configuration API (docs/api.md, section 1.3). */

export const SCOPES = [
  "agents-bot--my:read",
  "agents-bot--my:write",
  "agents-bot--all:read",
  "agents-bot--all:write",
  "webhooks--my:read",
  "webhooks--my:write",
  "webhooks--all:read",
  "webhooks--all:write",
] as const;

export type Scope = (typeof SCOPES)[number];

/** Abilities that each permission gives a person, in words for consent and settings. */
export const SCOPE_WORDS: Record<Scope, string> = {
  "agents-bot--my:read": "See this application's bots",
  "agents-bot--my:write": "Create, change and remove this application's bots",
  "agents-bot--all:read": "See every bot on the license",
  "agents-bot--all:write": "Remove any bot on the license",
  "webhooks--my:read": "See this application's webhooks, their secrets included",
  "webhooks--my:write": "Register and unregister this application's webhooks",
  "webhooks--all:read": "See every webhook on the license, their secrets included",
  "webhooks--all:write": "Unregister any webhook on the license",
};

/** Consequences of a missing permission. */
export const SCOPE_BLOCKS: Record<Scope, string> = {
  "agents-bot--my:read": "Bots cannot be listed or opened",
  "agents-bot--my:write": "Bots cannot be created, edited or have their status set",
  "agents-bot--all:read": "Bots of other applications stay hidden",
  "agents-bot--all:write": "Bots of other applications cannot be removed",
  "webhooks--my:read": "Webhooks cannot be listed",
  "webhooks--my:write": "Webhooks cannot be registered or changed",
  "webhooks--all:read": "Webhooks of other applications stay hidden",
  "webhooks--all:write": "Webhooks of other applications cannot be unregistered",
};

/** The v0.4 spelling of a scope: `:ro` is `:read`, `:rw` is `:write`. */
function canonicalScope(scope: string): string {
  return scope.replace(/:ro$/, ":read").replace(/:rw$/, ":write");
}

/** Splits a scope string as `/info` (commas) or OAuth (spaces) write it, into v0.4 spelling. */
export function parseScopes(scope: string): string[] {
  return [
    ...new Set(
      scope
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(canonicalScope),
    ),
  ];
}

/**
 * Whether granted scopes cover one that is needed.
 * Write includes read and `all:read` includes `my:read`; `all:write` is removal only and includes nothing else.
 */
export function covers(granted: readonly string[], needed: Scope): boolean {
  const have = new Set(granted.map(canonicalScope));
  if (have.has(needed)) return true;
  if (!needed.endsWith("--my:read")) return false;
  return have.has(needed.replace(":read", ":write")) || have.has(needed.replace("--my:", "--all:"));
}

/** Whether any of several scopes is covered. */
export function coversAny(granted: readonly string[], needed: readonly Scope[]): boolean {
  return needed.some((scope) => covers(granted, scope));
}
