import "server-only";
import type { DashboardErrorCode } from "@/lib/contract/dashboard-error";
import { errorReplySchema, type Issue } from "@/lib/contract/errors";
import type { Asked } from "@/lib/contract/waiting/retry-after";
import { SafeError } from "@/server/errors";
import { type Answer, PausedError, type TransportError } from "@/server/breaker/transport-error";

type Details = {
  /** HTTP status; undefined when no answer came. */
  status?: number;
  issues?: Issue[];
  changed: "no" | "unknown";
  /** Whether asking again soon may help: no answer, or a gateway's 502, 503 or 504. */
  transient: boolean;
  /** Time at which the API asks to come again. */
  asked?: Asked;
  cause?: unknown;
};

/** Failed call of the Configuration API. `type` is the API's own, or ours if it sent none. */
export class UpstreamError extends SafeError {
  static override readonly kind: string = "UpstreamError";
  override readonly name = "UpstreamError";
  readonly status: number | undefined;
  readonly transient: boolean;

  constructor(
    readonly type: string,
    code: DashboardErrorCode,
    message: string,
    { status, issues, changed, transient, asked, cause }: Details,
  ) {
    super(code, message, issues, changed, { cause, asked });
    this.status = status;
    this.transient = transient;
  }
}

type Kind = "read" | "write";

// Types of the API whose sentence is shown unchanged, because only the API knows the problem.
const SHOWN = {
  validation: "validation",
  authentication: "authentication",
  authorization: "authorization",
  not_found: "not_found",
  license_expired: "license_expired",
  too_many_requests: "too_many_requests",
} as const satisfies Record<string, DashboardErrorCode>;

// An answer without the API's form may come from a gateway: its 403 is not taken for the API's, and its 401 is checked.
const BY_STATUS: Record<number, keyof typeof SHOWN> = {
  401: "authentication",
  429: "too_many_requests",
};

function isShown(type: string): type is keyof typeof SHOWN {
  return Object.hasOwn(SHOWN, type);
}

/** Turns an answer other than success into the error it means. */
export function answeredFailure(kind: Kind, { status, json, asked }: Answer): UpstreamError {
  const reply = errorReplySchema.safeParse(json);
  const type = reply.success ? reply.data.error.type : (BY_STATUS[status] ?? "unreadable");
  if (isShown(type)) {
    const message = reply.success ? reply.data.error.message : `The Configuration API answered ${status}.`;
    const issues = reply.success ? reply.data.error.data?.issues : undefined;
    const details = { status, issues, changed: "no", transient: false, asked } as const;
    return new UpstreamError(type, SHOWN[type], message, details);
  }
  const details: Details = {
    status,
    changed: kind === "write" && status >= 500 ? "unknown" : "no",
    // A call whose answer names a retry time is not sent again before that time.
    transient: asked === undefined && (status === 502 || status === 503 || status === 504),
    asked,
  };
  if (type === "request_timeout" || status === 504) {
    return new UpstreamError(type, "upstream_timeout", NO_ANSWER.timeout.message, details);
  }
  const message =
    type === "unsupported_version"
      ? "The Configuration API does not serve the version Switchboard is set to."
      : status === 403
        ? "Something on the way to the Configuration API refused the call (status 403)."
        : `The Configuration API failed (status ${status}).`;
  return new UpstreamError(type, "upstream_unavailable", message, details);
}

/** Failure for a success status with a body that the reference does not allow. */
export function unreadableReply(kind: Kind, status: number): UpstreamError {
  const message = "The Configuration API gave an answer that Switchboard cannot read.";
  const changed = kind === "write" ? "unknown" : "no";
  return new UpstreamError("unreadable", "upstream_unavailable", message, {
    status,
    changed,
    transient: false,
  });
}

const NO_ANSWER = {
  timeout: { code: "upstream_timeout", message: "The Configuration API took too long.", transient: false },
  too_large: {
    code: "upstream_unavailable",
    message: "The Configuration API's answer is too large.",
    transient: false,
  },
  unreachable: {
    code: "upstream_unavailable",
    message: "The Configuration API cannot be reached.",
    transient: true,
  },
} as const satisfies Record<TransportError["kind"], object>;

/** Type of a call that was not sent, because the API has not answered for some time. */
export const PAUSED = "paused";

/** Failure for a call without a complete answer. */
export function transportFailure(kind: Kind, error: TransportError): UpstreamError {
  if (error instanceof PausedError) {
    const message = error.sentence("The Configuration API");
    const details = { changed: "no", transient: false, asked: error.asked, cause: error } as const;
    return new UpstreamError(PAUSED, "upstream_unavailable", message, details);
  }
  const { code, transient } = NO_ANSWER[error.kind];
  const message = NO_ANSWER[error.kind].message.replace(/\.$/, `${error.way}.`);
  const changed = kind === "write" && error.sent ? "unknown" : "no";
  return new UpstreamError(error.kind, code, message, { changed, transient, cause: error });
}
