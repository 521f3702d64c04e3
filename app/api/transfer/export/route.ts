import { exportInputSchema } from "@/lib/transfer/api";
import { WHOLE_LICENSE_MS } from "@/server/deadline";
import { defineRoute } from "@/server/http/define-route";
import { jsonText, sendJsonText } from "@/server/http/json-text";
import { exportLicense } from "@/server/transfer/export-license";

export const POST = defineRoute({
  takesMs: WHOLE_LICENSE_MS,
  limit: "exports",
  input: exportInputSchema,
  output: jsonText,
  methods: ["get_bot_agents", "get_webhooks_config"],
  run: ({ session, input, signal }) => exportLicense(session, input, signal),
  send: sendJsonText,
});
