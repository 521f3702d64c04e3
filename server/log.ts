import "server-only";

type Fields = Record<string, string | number | undefined>;

/** What may be said of an error in a log: its kind, its own sentence and where it arose, never what it was about. */
export function describeError(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return {
    error: error.name,
    code,
    message: error.message,
    stack: error.stack?.split("\n").slice(1, 6).join(" | "),
  };
}

/** Writes one line of JSON to standard output. Fields carry no tokens, secrets or bodies. */
export function log(level: "info" | "warn" | "error", event: string, fields: Fields = {}): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
}
