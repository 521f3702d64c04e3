import { NextResponse } from "next/server";
import { z } from "zod";
import { exportQuerySchema } from "@/lib/changes/api";
import { type Exported, exportChanges } from "@/server/changes/export-changes";
import { defineRoute } from "@/server/http/define-route";

const TYPES = { csv: "text/csv; charset=utf-8; header=present", jsonl: "application/x-ndjson" } as const;

export const GET = defineRoute({
  limit: "exports",
  query: exportQuerySchema,
  output: z.custom<Exported>(),
  scopes: ["agents-bot--my:read", "webhooks--my:read"],
  run: ({ session, query }) => exportChanges(session, query),
  send: ({ format, body }, headers) => {
    headers.set("content-type", TYPES[format]);
    headers.set("content-disposition", `attachment; filename="changes.${format}"`);
    return new NextResponse(body, { headers });
  },
});
