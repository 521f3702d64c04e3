import "server-only";
import type { Attributes } from "@opentelemetry/api";
import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace-base";

/** Attributes that hold an address: its query may be a token, what somebody searched for, or a code of a sign-in. */
const ADDRESSES = ["http.target", "http.url", "url.full", "url.path", "next.span_name"];
/** Attributes that are about a person, or say what an answer or an error of others quoted. */
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

/** Takes out of spans, before they are sent, what is nobody's business but ours. Comes first of the processors. */
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
