import { createHash } from "node:crypto";
import type { AdapterPayload } from "oidc-provider";
import { z } from "zod";
import type { Clock } from "../../clock";
import type { OidcRecordTable } from "../../database/schema";

/**
 * Models whose rows are deleted when their grant is revoked. A session or a sign-in only mentions its grant
 * and stays.
 */
const OF_A_GRANT = ["AccessToken", "RefreshToken", "AuthorizationCode", "Grant"];

/** Key of a row: a token is a password, so only its hash is kept. */
export function recordId(id: string): string {
  return createHash("sha256").update(id).digest("base64url");
}

export function seconds(clock: Clock): number {
  return Math.floor(clock() / 1000);
}

/**
 * Row for a payload of oidc-provider. `rotatedFrom` is the id of the refresh token that was exchanged for
 * this one.
 */
export function toRecord(
  model: string,
  id: string,
  payload: AdapterPayload,
  context: { issuedAt: number; expiresAt: number; rotatedFrom: string | undefined },
): OidcRecordTable {
  const { jti: _jti, consumed: _consumed, ...kept } = payload;
  return {
    model,
    id: recordId(id),
    payload: JSON.stringify(kept),
    grant_id: OF_A_GRANT.includes(model) ? (model === "Grant" ? id : (payload.grantId ?? null)) : null,
    client_id: payload.clientId ?? null,
    account_id: payload.accountId ?? null,
    rotated_from: context.rotatedFrom === undefined ? null : recordId(context.rotatedFrom),
    user_code: payload.userCode ?? null,
    uid: payload.uid ?? null,
    issued_at: context.issuedAt,
    expires_at: context.expiresAt,
    consumed_at: null,
  };
}

const payloadSchema = z.looseObject({});

/**
 * Payload of a row as oidc-provider expects it. The package compares `exp` with the machine's clock, so
 * `exp` is moved by the difference between that clock and `clock`, which alone decides expiry.
 */
export function fromRecord(row: OidcRecordTable, clock: Clock, id?: string): AdapterPayload {
  const payload: AdapterPayload = payloadSchema.parse(JSON.parse(row.payload));
  if (id !== undefined) payload.jti = id;
  if (row.expires_at !== null) payload.exp = row.expires_at + seconds(Date.now) - seconds(clock);
  if (row.consumed_at !== null) payload.consumed = row.consumed_at;
  return payload;
}
