import "server-only";
import type { DashboardErrorCode } from "@/lib/contract/dashboard-error";
import type { Issue } from "@/lib/contract/errors";
import type { Asked } from "@/lib/contract/waiting/retry-after";
import type { Scope } from "@/lib/contract/scopes";
import { KnownError } from "./known-error";

/**
 * Failure whose sentence is meant for the person at the screen. Any other error is answered as "internal".
 */
export class SafeError extends KnownError {
  static override readonly kind: string = "SafeError";
  override readonly name: string = "SafeError";
  /** Time to come again, if the other side or a limit of our own gives one. */
  readonly asked: Asked | undefined;

  constructor(
    readonly code: DashboardErrorCode,
    message: string,
    readonly issues?: Issue[],
    /** Whether the failed request may have changed anything upstream. */
    readonly changed: "no" | "unknown" = "no",
    { asked, ...options }: ErrorOptions & { asked?: Asked } = {},
  ) {
    super(message, options);
    this.asked = asked;
  }
}

/** Thrown when the session is gone: signed out, revoked, or its refresh was refused. */
export class SessionEndedError extends SafeError {
  static override readonly kind: string = "SessionEndedError";
  override readonly name = "SessionEndedError";
  constructor() {
    super("authentication", "Your session has ended. Sign in again to continue.");
  }
}

/**
 * Thrown when the page was opened by another person than the one signed in now, in another tab: its request
 * would act on another license.
 */
export class OtherPersonError extends SafeError {
  static override readonly kind: string = "OtherPersonError";
  override readonly name = "OtherPersonError";
  constructor(email: string, licenseId: number) {
    super(
      "other_person",
      `Since this page was opened, ${email} has signed in to license ${licenseId} in another tab. Reload the page to continue as that person, or sign in again as yourself.`,
    );
  }
}

/** Thrown when no permission that would do is granted; the Configuration API was not asked. */
export class MissingScopeError extends SafeError {
  static override readonly kind: string = "MissingScopeError";
  override readonly name = "MissingScopeError";
  constructor(scopes: readonly Scope[]) {
    super(
      "authorization",
      `This needs the permission ${scopes.join(" or ")}, which this session does not have.`,
    );
  }
}

/** Thrown for input that breaks a rule. The first issue is the message. */
export class InputError extends SafeError {
  static override readonly kind: string = "InputError";
  override readonly name = "InputError";
  constructor(issues: [Issue, ...Issue[]]) {
    super("validation", issues[0].message, issues);
  }
}
