import { z } from "zod";

/** Error types of the Configuration API and the status each is sent with (docs/api.md, section 2.3). */
export const ERROR_STATUS = {
  validation: 400,
  authentication: 401,
  authorization: 403,
  not_found: 404,
  unsupported_version: 404,
  license_expired: 402,
  too_many_requests: 429,
  internal: 500,
  request_timeout: 504,
} as const;

export type ErrorType = keyof typeof ERROR_STATUS;

/** One problem of a request: `path` as in `groups[1].priority`, `message` a full sentence that names it. */
export const issueSchema = z.object({ path: z.string(), message: z.string() });
export type Issue = z.infer<typeof issueSchema>;

/** The body of every error answer. Unknown types are kept as text: a newer platform may have more. */
export const errorReplySchema = z.looseObject({
  error: z.looseObject({
    type: z.string(),
    message: z.string(),
    data: z.looseObject({ issues: z.array(issueSchema).optional() }).optional(),
  }),
});
export type ErrorReply = z.infer<typeof errorReplySchema>;
