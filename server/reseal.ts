import "server-only";
import { database } from "@/server/database/database";
import type { Database } from "@/server/database/schema";
import { authSecrets } from "@/server/environment";
import { tokenSeal } from "@/server/sign-in/access-token";
import { ownSeal, type Seal } from "@/server/sign-in/seal";
import { wiresSeal } from "@/server/webhooks/replace/carry-out";

/**
 * Seals everything again with AUTH_SECRET that an earlier secret sealed, so that AUTH_SECRET_PREVIOUS can be removed. A row
 * is written only if it is unchanged since it was read: a refresh or a sign-out in between is kept.
 */
export async function resealAll(): Promise<void> {
  if (authSecrets().length === 1) return;
  const db = await database();
  await resealSessions(db, tokenSeal());
  await resealReplacements(db, wiresSeal());
  await resealKeys(db, ownSeal("keys at rest"));
}

async function resealSessions(db: Database, seal: Seal): Promise<void> {
  const rows = await db
    .selectFrom("oauth_sessions")
    .select(["sid", "access_token", "refresh_token"])
    .execute();
  for (const { sid, ...old } of rows) {
    const access_token = await seal.renewed(old.access_token);
    const refresh_token = await seal.renewed(old.refresh_token);
    if (access_token === undefined || refresh_token === undefined) continue;
    await db
      .updateTable("oauth_sessions")
      .set({ access_token, refresh_token })
      .where("sid", "=", sid)
      .where("access_token", "=", old.access_token)
      .where("refresh_token", "=", old.refresh_token)
      .execute();
  }
}

async function resealReplacements(db: Database, seal: Seal): Promise<void> {
  const rows = await db
    .selectFrom("replacements")
    .select(["id", "sealed"])
    .where("outcome", "is", null)
    .execute();
  for (const { id, sealed: old } of rows) {
    const sealed = old === null ? undefined : await seal.renewed(old);
    if (sealed === undefined) continue;
    await db
      .updateTable("replacements")
      .set({ sealed })
      .where("id", "=", id)
      .where("sealed", "=", old)
      .execute();
  }
}

async function resealKeys(db: Database, seal: Seal): Promise<void> {
  for (const { id, sealed: old } of await db.selectFrom("sealed_keys").select(["id", "sealed"]).execute()) {
    const sealed = await seal.renewed(old);
    if (sealed === undefined) continue;
    await db.updateTable("sealed_keys").set({ sealed }).where("id", "=", id).execute();
  }
}
