import { ERROR_STATUS, type ErrorReply, type ErrorType, type Issue } from "@/lib/contract/errors";

/** A refusal that the caller may read: everything else that is thrown becomes `internal` with a neutral sentence. */
export class PlatformError extends Error {
  override name = "PlatformError";
  readonly issues: readonly Issue[];
  readonly status: number;
  readonly headers: Record<string, string>;

  /** `status` only where one type has several, e.g. 405 and 413 for `validation`. */
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

/** The body of an error answer (docs/api.md, section 2.3). */
export function errorReply(type: ErrorType, message: string, issues: readonly Issue[] = []): ErrorReply {
  return { error: { type, message, ...(issues.length > 0 && { data: { issues: [...issues] } }) } };
}

/** A request that breaks the format: all problems are listed, the first one is the message. */
export function invalid(issues: readonly Issue[], status?: number): PlatformError {
  return new PlatformError("validation", issues[0]?.message ?? "the request is not valid", {
    issues,
    status,
  });
}

/** A request without a usable access token; the header tells generic clients what is asked for (RFC 6750). */
export function unauthenticated(message: string): PlatformError {
  return new PlatformError("authentication", message, { headers: { "www-authenticate": "Bearer" } });
}
