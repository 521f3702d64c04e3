import { ApiError } from "@/components/requests/http";
import { sentenceOf } from "@/components/requests/sentence-of";

const NEXT: Partial<Record<ApiError["code"], string>> = {
  authentication: "Sign in again.",
  authorization: "Ask an administrator for the permission, or sign in with an account that has it.",
  not_found: "Someone may have removed it. Check the list.",
  other_person: "Nothing you typed is lost.",
  license_expired: "Renew the license first.",
  too_many_requests: "Wait a minute, then try again.",
};

/** Sentence about a failed write: the failure, whether anything was changed, and the next thing to do. */
export function failedWrite(error: Error): string {
  if (!(error instanceof ApiError)) {
    return `${sentenceOf(error)} The bot may have been changed. Reload before you try again.`;
  }
  if (error.changed === "unknown") {
    return `${sentenceOf(error)} The bot may have been changed. Check it before you try again.`;
  }
  if (error.retryAfter !== undefined) return `${sentenceOf(error)} Nothing was changed.`;
  const otherwise = error.status === 0 ? "Try again when you are online." : "Try again in a moment.";
  return `${sentenceOf(error)} Nothing was changed. ${NEXT[error.code] ?? otherwise}`;
}
