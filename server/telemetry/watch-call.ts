import "server-only";
import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { METHODS } from "@/lib/contract/methods";
import { metrics } from "@/server/metrics/metrics";
import { currentRequest } from "@/server/request-context";

type Call = { url: string; method: string; headers: Record<string, string> };

const ACCOUNTS = ["token", "info"];
const NAMES: ReadonlySet<string> = new Set([...Object.keys(METHODS), ...ACCOUNTS]);

/**
 * Makes a call of another server with a span, metrics, and headers that match that server's log with ours. Only the last
 * part of the path is recorded, and only if it is a known method: a query may contain a token.
 * @param outcomeOf the call's outcome in one word
 */
export async function watchCall<A>(
  { url, method, headers }: Call,
  work: (headers: Record<string, string>) => Promise<A>,
  outcomeOf: (result: { answer: A } | { error: unknown }) => string,
): Promise<A> {
  const { pathname, host } = new URL(url);
  const last = pathname.split("/").at(-1) ?? "";
  const name = NAMES.has(last) ? last : "other";
  const attributes = { "http.request.method": method, "server.address": host };
  const began = performance.now();
  const end = (span: Span, outcome: string) => {
    metrics.upstreamCalls.inc({ method: name, outcome });
    metrics.upstreamSeconds.observe({ method: name }, (performance.now() - began) / 1000);
    span.setAttribute("switchboard.outcome", outcome);
    if (outcome !== "ok") span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };
  const tracer = trace.getTracer("switchboard");
  return tracer.startActiveSpan(`upstream ${name}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      const answer = await work(named(headers));
      end(span, outcomeOf({ answer }));
      return answer;
    } catch (error) {
      end(span, outcomeOf({ error }));
      throw error;
    }
  });
}

/** Adds the trace and the current request's id. */
function named(headers: Record<string, string>): Record<string, string> {
  const id = currentRequest()?.id;
  const all = id === undefined ? { ...headers } : { ...headers, "x-request-id": id };
  propagation.inject(context.active(), all);
  return all;
}
