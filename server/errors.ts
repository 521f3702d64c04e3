import "server-only";
import type { DashboardErrorCode } from "@/lib/contract/dashboard-error";
import type { Issue } from "@/lib/contract/errors";
import type { Asked } from "@/lib/contract/waiting/retry-after";
import type { Scope } from "@/lib/contract/scopes";
import { KnownError } from "./known-error";

/** A failure whose sentence is meant for the person at the screen. Anything else is answered as "internal". */
export class SafeError extends KnownError {
  static override readonly kind: string = "SafeError";
  override readonly name: string = "SafeError";
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
}

/** The session is gone: signed out, revoked, or its refresh was refused. */
export class SessionEndedError extends SafeError {
  static override readonly kind: string = "SessionEndedError";
  override readonly name = "SessionEndedError";
  constructor() {
    super("authentication", "Your session has ended. Sign in again to continue.");
  }
}

/** The page was made for somebody else than who is signed in by now, in another tab; it would act on another license. */
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

/** None of the permissions that would do was granted; nothing was asked of the Configuration API. */
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

/** What was sent cannot be acted on. */
export class InputError extends SafeError {
  static override readonly kind: string = "InputError";
  override readonly name = "InputError";
  constructor(issues: [Issue, ...Issue[]]) {
    super("validation", issues[0].message, issues);
  }
}
