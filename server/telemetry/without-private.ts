import "server-only";
import type { Attributes } from "@opentelemetry/api";
import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace-base";

/** Attributes with an address: its query may hold a token, a search text, or a sign-in code. */
const ADDRESSES = ["http.target", "http.url", "url.full", "url.path", "next.span_name"];
/** Attributes about a person, or with text that an answer or error of another server quoted. */
const LEFT_OUT = [
  "url.query",
  "client.address",
  "net.peer.ip",
  "http.client_ip",
  "user_agent.original",
  "http.user_agent",
  "exception.message",
  "exception.stacktrace",
];

/** Removes private attributes from spans before they are sent. Must be the first span processor. */
export function withoutPrivate(): SpanProcessor {
  return {
    onStart: () => {},
    onEnd: (span) => clean(span),
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  };
}

function clean(span: ReadableSpan): void {
  cleanAttributes(span.attributes);
  for (const { attributes } of span.events) if (attributes) cleanAttributes(attributes);
  const named = span as { name: string; status: { message?: string } };
  named.name = withoutQuery(named.name);
  delete named.status.message;
}

function cleanAttributes(attributes: Attributes): void {
  for (const name of LEFT_OUT) delete attributes[name];
  for (const name of ADDRESSES) {
    const value = attributes[name];
    if (typeof value === "string") attributes[name] = withoutQuery(value);
  }
}

const withoutQuery = (address: string) => address.replace(/[?#].*$/s, "");
