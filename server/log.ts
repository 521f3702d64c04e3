import "server-only";
import { jsonText } from "@/lib/text/json-text";
import { maskedText } from "@/lib/contract/addresses/address-secrets";
import { currentRequest } from "@/server/request-context";

type Fields = Record<string, string | number | undefined>;

/**
 * Describes an error for the log by its kind, its own sentence and its place in the code, never by the data
 * it was about.
 */
export function describeError(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  const stack = error.stack
    ?.split("\n")
    .filter((line) => line.startsWith("    at "))
    .slice(0, 5)
    .map((line) => line.trim())
    .join(" | ");
  return { error: error.name, message: error.message, cause: causesOf(error), stack };
}

// Only kinds and codes ("TransportError < ECONNREFUSED"): sentences of libraries may quote their input.
function causesOf(error: Error): string | undefined {
  const causes: string[] = [];
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause) {
    causes.push("code" in cause && typeof cause.code === "string" ? cause.code : cause.name);
  }
  return causes.length > 0 ? causes.join(" < ") : undefined;
}

/**
 * Writes one line of JSON to standard output, during a request with its id; control characters in fields are escaped.
 * Fields carry no tokens, secrets or bodies.
 */
export function log(level: "info" | "warn" | "error", event: string, fields: Fields = {}): void {
  const request = currentRequest();
  const line = {
    time: new Date().toISOString(),
    level,
    event,
    ...(request && { request_id: request.id }),
    ...(request?.session && { session: request.session }),
    ...fields,
  };
  // Sentences of libraries may quote an address.
  const masked = Object.entries(line).map(([name, value]) => [
    name,
    typeof value === "string" ? maskedText(value) : value,
  ]);
  process.stdout.write(`${jsonText(Object.fromEntries(masked))}\n`);
}
