import { z } from "zod";
import { issueSchema } from "./errors";

/** Errors between browser and dashboard, each with its HTTP status. */
export const DASHBOARD_ERROR_STATUS = {
  validation: 400,
  authentication: 401,
  license_expired: 402,
  authorization: 403,
  not_found: 404,
  conflict: 409,
  /** Another person has signed in with this browser since the page was made. */
  other_person: 409,
  too_many_requests: 429,
  internal: 500,
  /** Our own database does not answer, is full, read-only or damaged. */
  database_unavailable: 503,
  upstream_unavailable: 502,
  upstream_timeout: 504,
} as const;

export type DashboardErrorCode = keyof typeof DASHBOARD_ERROR_STATUS;

const codes = Object.keys(DASHBOARD_ERROR_STATUS) as [DashboardErrorCode, ...DashboardErrorCode[]];

/**
 * The body of every error answer of the dashboard API. Paths of `issues` are the wire's, below the object that was
 * sent: `groups[1].priority`, `webhooks.secret_key`. `changed` says whether anything was changed upstream; `retry_after` is
 * how many seconds the Configuration API asks to wait.
 */
export const dashboardErrorSchema = z.object({
  error: z.object({
    code: z.enum(codes),
    message: z.string(),
    issues: z.array(issueSchema).optional(),
    changed: z.enum(["no", "unknown"]),
    retry_after: z.number().optional(),
  }),
});

export type DashboardError = z.infer<typeof dashboardErrorSchema>["error"];
