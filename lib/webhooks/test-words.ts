import type { Verdict } from "@/lib/filters/verdict";
import type { Posted, PostFailure } from "./test-delivery";
import { MASKED_SECRET, MAX_TEST_ANSWER_BYTES, MAX_TEST_HEADER_BYTES, TEST_TIMEOUT_MS } from "./test-limits";

type Answered = Extract<Posted, { kind: "answered" }>;

const KIB = 1024;
const SECONDS = TEST_TIMEOUT_MS / 1000;

/** The effect of a trial delivery, told before it is sent. */
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

/** Notes beside an answer, one sentence each: status, early end, masked secret. */
export function answerNotes({ status, end, masked }: Answered): string[] {
  const notes: string[] = [];
  if (status >= 300 && status < 400) notes.push("The redirect was not followed.");
  if (end === "too_large")
    notes.push(`Only the first ${MAX_TEST_ANSWER_BYTES / KIB} KiB of the body are shown.`);
  if (end === "timeout")
    notes.push(`The body did not end within ${SECONDS} seconds. Only the part that arrived is shown.`);
  if (end === "closed")
    notes.push("The connection closed before the body ended. Only the part that arrived is shown.");
  if (masked) notes.push(`The receiver sent the secret back; it is shown as ${MASKED_SECRET}.`);
  return notes;
}

/** Title and next step for a request that got no answer. */
export const FAILURE_WORDS: Record<PostFailure, { title: string; next: string }> = {
  timeout: {
    title: `No answer within ${SECONDS} seconds`,
    next: "The receiver may have received the request and may still be working on it.",
  },
  unresolved: {
    title: "This host name was not found",
    next: "Nothing was sent. Check the host name in the URL.",
  },
  connection_refused: {
    title: "The connection was refused",
    next: "Nothing was sent. Check the port, and that the receiver is running.",
  },
  unreachable: {
    title: "The receiver cannot be reached",
    next: "Switchboard has no network connection to its address. Nothing was sent.",
  },
  closed: {
    title: "The receiver closed the connection without an answer",
    next: "It may have received the request. Check its log.",
  },
  tls: {
    title: "No secure connection could be made",
    next: "The certificate is not valid for this host, or the receiver does not support TLS on that port. Nothing was sent.",
  },
  headers_too_large: {
    title: `The headers of the answer are larger than ${MAX_TEST_HEADER_BYTES / KIB} KiB`,
    next: "The receiver received the request. Its answer was not read.",
  },
  not_http: {
    title: "The answer is not HTTP",
    next: "Another kind of program answers at that port. It received the request, including the secret.",
  },
};
