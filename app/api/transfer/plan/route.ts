import { planInputSchema, planReplySchema, MAX_TRANSFER_BYTES } from "@/lib/transfer/api";
import { WHOLE_LICENSE_MS } from "@/server/deadline";
import { defineRoute } from "@/server/http/define-route";
import { planFile } from "@/server/transfer/plan-file";

export const POST = defineRoute({
  takesMs: WHOLE_LICENSE_MS,
  limit: "plans",
  limitOf: ({ passphrase }) => (passphrase === undefined ? undefined : "passphrases"),
  input: planInputSchema,
  maxBytes: MAX_TRANSFER_BYTES,
  output: planReplySchema,
  run: ({ session, input }) => planFile(session, input),
});
