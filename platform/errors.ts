import { ERROR_STATUS, type ErrorReply, type ErrorType, type Issue } from "@/lib/contract/errors";

/** Refusal whose message the caller may read. Any other error becomes `internal` with a neutral sentence. */
export class PlatformError extends Error {
  override name = "PlatformError";
  readonly issues: readonly Issue[];
  readonly status: number;
  readonly headers: Record<string, string>;

  /** @param status only for a type that has several, e.g. 405 and 413 for `validation` */
  constructor(
    readonly type: ErrorType,
    message: string,
    more: ErrorOptions & {
      issues?: readonly Issue[];
      status?: number;
      headers?: Record<string, string>;
    } = {},
  ) {
    super(message, { cause: more.cause });
    this.issues = more.issues ?? [];
    this.status = more.status ?? ERROR_STATUS[type];
    this.headers = more.headers ?? {};
  }
}

/** Body of an error answer (docs/api.md, section 2.3). */
export function errorReply(type: ErrorType, message: string, issues: readonly Issue[] = []): ErrorReply {
  return { error: { type, message, ...(issues.length > 0 && { data: { issues: [...issues] } }) } };
}

/** Refusal of a request that breaks the format: it lists all problems, and the first one is the message. */
export function invalid(issues: readonly Issue[], status?: number): PlatformError {
  return new PlatformError("validation", issues[0]?.message ?? "the request is not valid", {
    issues,
    status,
  });
}

/**
 * Refusal of a request without a usable access token; the header tells generic clients to send one (RFC
 * 6750).
 */
export function unauthenticated(message: string): PlatformError {
  return new PlatformError("authentication", message, { headers: { "www-authenticate": "Bearer" } });
}
