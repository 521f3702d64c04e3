import { driftInputSchema, driftReplySchema, MAX_TRANSFER_BYTES } from "@/lib/transfer/api";
import { defineRoute } from "@/server/http/define-route";
import { findDrift } from "@/server/transfer/find-drift";

export const POST = defineRoute({
  input: driftInputSchema,
  maxBytes: MAX_TRANSFER_BYTES,
  output: driftReplySchema,
  run: ({ session, input }) => findDrift(session, input.base),
});
