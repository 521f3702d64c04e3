import { MAX_FILE_BODY_BYTES } from "@/lib/contract/limits";
import { driftInputSchema } from "@/lib/transfer/api";
import { WHOLE_LICENSE_MS } from "@/server/deadline";
import { defineRoute } from "@/server/http/define-route";
import { jsonText, sendJsonText } from "@/server/http/json-text";
import { findDrift } from "@/server/transfer/find-drift";

export const POST = defineRoute({
  takesMs: WHOLE_LICENSE_MS,
  input: driftInputSchema,
  maxBytes: MAX_FILE_BODY_BYTES,
  output: jsonText,
  methods: ["get_bot_agents", "get_webhooks_config"],
  run: ({ session, input, signal }) => findDrift(session, input.base, signal),
  send: sendJsonText,
});
