import { PlatformError } from "../errors";

/** @throws PlatformError 405 */
export function assertMethod(method: string, allowed: readonly string[]): void {
  if (allowed.includes(method)) return;
  const headers = { allow: allowed.join(", ") };
  throw new PlatformError("validation", `the HTTP method must be ${allowed[0]}`, { status: 405, headers });
}
