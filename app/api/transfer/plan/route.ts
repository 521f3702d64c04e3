import { MAX_FILE_BODY_BYTES } from "@/lib/contract/limits";
import { planInputSchema } from "@/lib/transfer/api";
import { WHOLE_LICENSE_MS } from "@/server/deadline";
import { defineRoute } from "@/server/http/define-route";
import { jsonText, sendJsonText } from "@/server/http/json-text";
import { planFile } from "@/server/transfer/plan-file";

export const POST = defineRoute({
  takesMs: WHOLE_LICENSE_MS,
  limit: "plans",
  limitOf: ({ passphrase }) => (passphrase === undefined ? undefined : "passphrases"),
  input: planInputSchema,
  maxBytes: MAX_FILE_BODY_BYTES,
  output: jsonText,
  methods: ["get_bot_agents", "get_webhooks_config"],
  run: ({ session, input, signal }) => planFile(session, input, signal),
  send: sendJsonText,
});
