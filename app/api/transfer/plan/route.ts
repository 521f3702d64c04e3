import { MAX_FILE_BODY_BYTES } from "@/lib/contract/limits";
import { planInputSchema } from "@/lib/transfer/api";
import { defineRoute } from "@/server/http/define-route";
import { jsonText, sendJsonText } from "@/server/http/json-text";
import { planFile } from "@/server/transfer/plan-file";

export const POST = defineRoute({
  input: planInputSchema,
  maxBytes: MAX_FILE_BODY_BYTES,
  output: jsonText,
  methods: ["get_bot_agents", "get_webhooks_config"],
  run: ({ session, input, signal }) => planFile(session, input, signal),
  send: sendJsonText,
});
