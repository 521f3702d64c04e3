import type { z } from "zod";
import { toIssues } from "@/lib/contract/issues";
import { invalid } from "../errors";

function check<Request>(schema: z.ZodType<Request>, body: unknown) {
  try {
    return schema.safeParse(body);
  } catch (error) {
    // zod hands over the problems of a list as arguments; some hundred thousand of them overflow the stack.
    if (error instanceof RangeError) throw invalid([{ path: "", message: "the body has too many problems" }]);
    throw error;
  }
}

/** @throws PlatformError validation, with every problem */
export function parseRequest<Request>(schema: z.ZodType<Request>, body: unknown): Request {
  const parsed = check(schema, body);
  if (!parsed.success) throw invalid(toIssues(parsed.error, body));
  return parsed.data;
}
