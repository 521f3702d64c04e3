/*
 * Header that marks a request as a step of an operation. No zod here: pages that save step by step read it on
 * their first load.
 */

/** Header of a request that is one step of an operation: its kind and id, separated by a space. */
export const OPERATION_HEADER = "x-switchboard-operation";

/** The value of OPERATION_HEADER, which `parseOperation` reads. */
export function operationText({ kind, id }: { kind: string; id: string }): string {
  return `${kind} ${id}`;
}

/** A new operation's id. `crypto.randomUUID` is missing where a page is not served securely. */
export function newOperationId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
