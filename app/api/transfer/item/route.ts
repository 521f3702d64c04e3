import { itemInputSchema, itemReplySchema, MAX_TRANSFER_BYTES } from "@/lib/transfer/api";
import { defineRoute } from "@/server/http/define-route";
import { applyItem } from "@/server/transfer/apply-item";

export const POST = defineRoute({
  input: itemInputSchema,
  maxBytes: MAX_TRANSFER_BYTES,
  output: itemReplySchema,
  run: ({ session, input, cause }) => applyItem(session, input, cause),
});
