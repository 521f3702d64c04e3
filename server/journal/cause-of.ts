import "server-only";
import { parseOperation } from "@/lib/changes/entry";
import { OPERATION_HEADER } from "@/lib/changes/operation-header";
import { InputError } from "@/server/errors";
import type { Cause } from "./journal";

/** Cause of the changes that a request makes: the request, and the operation that its header names. */
export function causeOf(requestId: string, headers: Headers): Cause {
  const text = headers.get(OPERATION_HEADER);
  if (text === null) return { requestId };
  const operation = parseOperation(text);
  if (operation === undefined) {
    throw new InputError([
      { path: OPERATION_HEADER, message: `\`${OPERATION_HEADER}\` is not an operation` },
    ]);
  }
  return { requestId, operation };
}
