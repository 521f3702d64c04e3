import "server-only";
import { errors } from "undici";
import type { PostFailure } from "@/lib/webhooks/test-delivery";

const FAILURE_OF_CODE: Record<string, PostFailure> = {
  ENOTFOUND: "unresolved",
  ENODATA: "unresolved",
  EAI_AGAIN: "unresolved",
  EAI_FAIL: "unresolved",
  ECONNREFUSED: "connection_refused",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  EACCES: "unreachable",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_OVERFLOW: "headers_too_large",
  HPE_HEADER_OVERFLOW: "headers_too_large",
  EPROTO: "tls",
};

// Names by OpenSSL and Node of errors with a certificate.
const TLS_CODE = /^ERR_(?:TLS|SSL)_|CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE/;

/** Reason why a request has no answer, from its error. */
export function failureOf(error: unknown): PostFailure {
  const code =
    typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
      ? error.code
      : "";
  const known = FAILURE_OF_CODE[code];
  if (known !== undefined) return known;
  if (TLS_CODE.test(code)) return "tls";
  return error instanceof errors.HTTPParserError ? "not_http" : "closed";
}
