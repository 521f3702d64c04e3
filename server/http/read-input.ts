import "server-only";
import type { z } from "zod";
import { tooDeepAt } from "@/lib/contract/depth";
import type { Issue } from "@/lib/contract/errors";
import { toIssues } from "@/lib/contract/issues";
import { MAX_BODY_BYTES, MAX_BODY_DEPTH } from "@/lib/contract/limits";
import { InputError, SafeError } from "@/server/errors";
import { readText, TooLargeError } from "@/server/read-text";

/** The body went over lib/contract/limits. */
export class BodyTooLargeError extends SafeError {
  static override readonly kind: string = "BodyTooLargeError";
  override readonly name = "BodyTooLargeError";
  constructor(limit: number) {
    super("validation", `The body is larger than ${Math.floor(limit / 1024 / 1024)} MiB.`);
  }
}

/**
 * Reads and parses a JSON body; no body is `{}`.
 * @param limit most bytes of a body
 * @throws InputError naming every problem, BodyTooLargeError
 */
export async function readInput<S extends z.ZodType>(
  request: Request,
  schema: S,
  limit = MAX_BODY_BYTES,
): Promise<z.output<S>> {
  return checkInput(parseJson(await bodyOf(request, limit)), schema);
}

/** @throws InputError naming every problem */
export function checkInput<S extends z.ZodType>(input: unknown, schema: S): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [first, ...rest] = toIssues(parsed.error, input).map(asOnTheWire);
  throw new InputError([first ?? { path: "", message: "the body is not valid" }, ...rest]);
}

async function bodyOf(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw new BodyTooLargeError(limit);
  if (request.body === null) return "";
  try {
    return await readText(request.body, limit);
  } catch (error) {
    throw error instanceof TooLargeError ? new BodyTooLargeError(limit) : error;
  }
}

function parseJson(text: string): unknown {
  if (text.trim() === "") return {};
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new InputError([{ path: "", message: "the body must be valid JSON" }]);
  }
  // Later code walks the body recursively and would overflow the stack.
  const path = tooDeepAt(json);
  if (path === undefined) return json;
  const message = `\`${path}\` is nested deeper than ${MAX_BODY_DEPTH} levels`;
  throw new InputError([{ path, message: path === "" ? message.replace("``", "the body") : message }]);
}

// Bodies wrap their one object ({ bot: … }) and name secrets their own way; the Configuration API's issues do neither,
// and forms read both.
function asOnTheWire({ path, message }: Issue): Issue {
  const name = path.replace(/^(?:bot|webhook)\./, "").replace(/(^|\.)secret(?:\.\w+)?$/, "$1secret_key");
  return { path: name, message: message.replace(`\`${path}\``, `\`${name}\``) };
}
