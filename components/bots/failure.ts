import { ApiError } from "@/components/shell/http";

const NEXT: Partial<Record<ApiError["code"], string>> = {
  authentication: "Sign in again.",
  authorization: "Ask an administrator for the permission, or sign in with an account that has it.",
  not_found: "Somebody may have removed it: look at the list.",
  license_expired: "Renew the license first.",
  too_many_requests: "Wait a minute, then try again.",
};

/** What failed, whether anything was changed, and what to do next, for a write that did not succeed. */
export function failedWrite(error: Error): string {
  if (!(error instanceof ApiError))
    return `${error.message}. It may have been changed: reload before you try again.`;
  const message = error.message.replace(/\.$/, "");
  if (error.changed === "unknown") {
    return `${message}. It may have been changed: look before you try again.`;
  }
  return `${message}. Nothing was changed. ${NEXT[error.code] ?? "Try again in a moment."}`;
}
