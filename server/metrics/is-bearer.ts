import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";

/** Whether an Authorization header carries a token. Compares in constant time, so timing does not reveal correct parts. */
export function isBearer(header: string | null, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(header ?? "")?.[1];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string) => createHash("sha256").update(text).digest();
