import { planInputSchema, planReplySchema, MAX_TRANSFER_BYTES } from "@/lib/transfer/api";
import { defineRoute } from "@/server/http/define-route";
import { planFile } from "@/server/transfer/plan-file";

export const POST = defineRoute({
  limit: "plans",
  limitOf: ({ passphrase }) => (passphrase === undefined ? undefined : "passphrases"),
  input: planInputSchema,
  maxBytes: MAX_TRANSFER_BYTES,
  output: planReplySchema,
  run: ({ session, input }) => planFile(session, input),
});
