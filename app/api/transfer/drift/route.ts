import { driftInputSchema, driftReplySchema, MAX_TRANSFER_BYTES } from "@/lib/transfer/api";
import { WHOLE_LICENSE_MS } from "@/server/deadline";
import { defineRoute } from "@/server/http/define-route";
import { findDrift } from "@/server/transfer/find-drift";

export const POST = defineRoute({
  takesMs: WHOLE_LICENSE_MS,
  input: driftInputSchema,
  maxBytes: MAX_TRANSFER_BYTES,
  output: driftReplySchema,
  run: ({ session, input }) => findDrift(session, input.base),
});
