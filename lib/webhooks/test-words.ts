import type { Verdict } from "@/lib/filters/verdict";
import type { Posted, PostFailure } from "./test-delivery";
import { MASKED_SECRET, MAX_TEST_ANSWER_BYTES, MAX_TEST_HEADER_BYTES, TEST_TIMEOUT_MS } from "./test-limits";

type Answered = Extract<Posted, { kind: "answered" }>;

const KIB = 1024;
const SECONDS = TEST_TIMEOUT_MS / 1000;

/** What sending will do, before it is done. */
export function consequenceWords(verdict: Verdict, host: string): string {
  const posts = `posts it to ${host} with the stored secret`;
  switch (verdict) {
    case "would_send":
      return `Sending this sample ${posts}, as the platform would.`;
    case "would_not_send":
      return `The platform would not send this sample. Sending it anyway ${posts}.`;
    case "cannot_tell":
      return `The sample does not say whether the platform would send it. Sending it anyway ${posts}.`;
  }
}

/** The first line about an answer: `Answered 200 in 35 ms`. */
export function answerWords({ status, ms }: Pick<Answered, "status" | "ms">): string {
  return `Answered ${status} in ${ms} ms`;
}

/** What a reader of an answer should know besides: one sentence each. */
export function answerNotes({ status, end, masked }: Answered): string[] {
  const notes: string[] = [];
  if (status >= 300 && status < 400) notes.push("The redirect was not followed.");
  if (end === "too_large")
    notes.push(`Only the first ${MAX_TEST_ANSWER_BYTES / KIB} KiB of the body were read.`);
  if (end === "timeout") notes.push(`The body did not end within ${SECONDS} seconds; this is what came.`);
  if (end === "closed") notes.push("The connection was closed before the body ended; this is what came.");
  if (masked) notes.push(`The receiver sent the secret back; it is shown as ${MASKED_SECRET}.`);
  return notes;
}

/** What went wrong and what to look at, for a request that has no answer. */
export const FAILURE_WORDS: Record<PostFailure, { title: string; next: string }> = {
  timeout: {
    title: `No answer within ${SECONDS} seconds`,
    next: "The receiver may have got the request and still be working on it.",
  },
  unresolved: {
    title: "The host name leads nowhere",
    next: "No address was found for it, so nothing was sent. Check the name in the URL.",
  },
  connection_refused: {
    title: "The connection was refused",
    next: "Nothing listens at that port, so nothing was sent. Check the port and that the receiver is running.",
  },
  unreachable: {
    title: "The receiver cannot be reached",
    next: "No network leads to its address from here, so nothing was sent.",
  },
  closed: {
    title: "The receiver closed the connection without an answer",
    next: "It may have got the request. Its own log says more.",
  },
  tls: {
    title: "No secure connection could be made",
    next: "The certificate is not valid for this host, or the receiver does not speak TLS there. Nothing was sent.",
  },
  headers_too_large: {
    title: `The headers of the answer are larger than ${MAX_TEST_HEADER_BYTES / KIB} KiB`,
    next: "The receiver got the request; its answer was not read.",
  },
  not_http: {
    title: "The answer is not HTTP",
    next: "Something else listens at that port. It got the request, secret included.",
  },
};
