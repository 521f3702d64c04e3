import "server-only";
import type { DashboardErrorCode } from "@/lib/contract/dashboard-error";
import type { Issue } from "@/lib/contract/errors";
import type { Asked } from "@/lib/contract/retry-after";
import type { Scope } from "@/lib/contract/scopes";

/**
 * What an error of these is known by in the whole process: Next bundles pages, route handlers and the start-up hook apart, so each class
 * exists several times, and the database that they share throws those of whoever opened it.
 */
export function isMarked(error: unknown, mark: symbol): boolean {
  return typeof error === "object" && error !== null && mark in error;
}

const SAFE = Symbol.for("switchboard.SafeError");

/** A failure whose sentence is meant for the person at the screen. Anything else is answered as "internal". */
export class SafeError extends Error {
  override readonly name: string = "SafeError";
  readonly [SAFE] = true;
  /** When to come again, where the other side or a limit of our own says so. */
  readonly asked: Asked | undefined;

  constructor(
    readonly code: DashboardErrorCode,
    message: string,
    readonly issues?: Issue[],
    /** Whether anything was changed upstream. */
    readonly changed: "no" | "unknown" = "no",
    { asked, ...options }: ErrorOptions & { asked?: Asked } = {},
  ) {
    super(message, options);
    this.asked = asked;
  }

  static override [Symbol.hasInstance](error: unknown): boolean {
    if (this === SafeError) return isMarked(error, SAFE);
    return Function.prototype[Symbol.hasInstance].call(this, error);
  }
}

/** The session is gone: signed out, revoked, or its refresh was refused. */
export class SessionEndedError extends SafeError {
  override readonly name = "SessionEndedError";
  constructor() {
    super("authentication", "Your session has ended. Sign in again to continue.");
  }
}

/** The page was made for somebody else than who is signed in by now, in another tab; it would act on another license. */
export class OtherPersonError extends SafeError {
  override readonly name = "OtherPersonError";
  constructor(email: string, licenseId: number) {
    super(
      "other_person",
      `Since this page was opened, ${email} has signed in to license ${licenseId} in another tab. Reload the page to go on as that person, or sign in again as yourself.`,
    );
  }
}

/** None of the permissions that would do was granted; nothing was asked of the Configuration API. */
export class MissingScopeError extends SafeError {
  override readonly name = "MissingScopeError";
  constructor(scopes: readonly Scope[]) {
    super(
      "authorization",
      `This needs the permission ${scopes.join(" or ")}, which this session does not have.`,
    );
  }
}

/** What was sent cannot be acted on. */
export class InputError extends SafeError {
  override readonly name = "InputError";
  constructor(issues: [Issue, ...Issue[]]) {
    super("validation", issues[0].message, issues);
  }
}
