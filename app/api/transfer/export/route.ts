import { exportInputSchema, exportReplySchema } from "@/lib/transfer/api";
import { defineRoute } from "@/server/http/define-route";
import { exportLicense } from "@/server/transfer/export-license";

export const POST = defineRoute({
  limit: "exports",
  input: exportInputSchema,
  output: exportReplySchema,
  run: ({ session, input }) => exportLicense(session, input),
});
