import { exportInputSchema, exportReplySchema } from "@/lib/transfer/api";
import { WHOLE_LICENSE_MS } from "@/server/deadline";
import { defineRoute } from "@/server/http/define-route";
import { exportLicense } from "@/server/transfer/export-license";

export const POST = defineRoute({
  takesMs: WHOLE_LICENSE_MS,
  limit: "exports",
  input: exportInputSchema,
  output: exportReplySchema,
  run: ({ session, input }) => exportLicense(session, input),
});
