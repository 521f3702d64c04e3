import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { cannotOpen } from "@/lib/database/start-words";
import { startSession } from "@/server/sign-in/session-rows";
import { environment } from "@/server/environment";
import { prepareDashboard } from "@/server/testing/dashboard";
import { database } from "./database";
import { openDatabase } from "./open-database";

beforeAll(() => prepareDashboard());

it("is opened and migrated by several at once", async () => {
  const { DATABASE_URL, DATA_DIR } = environment();
  const address =
    DATABASE_URL === undefined ? { file: join(DATA_DIR, "several.sqlite") } : { url: DATABASE_URL };
  const opened = await Promise.all(Array.from({ length: 6 }, () => openDatabase(address)));
  for (const db of opened) {
    expect(await db.selectFrom("oauth_sessions").selectAll().execute()).toEqual([]);
    await db.destroy();
  }
});

it("is opened by an older Switchboard after a newer one has changed it", async () => {
  const { DATABASE_URL, DATA_DIR } = environment();
  const address =
    DATABASE_URL === undefined ? { file: join(DATA_DIR, "newer.sqlite") } : { url: DATABASE_URL };
  const newer = await openDatabase(address);
  for (const name of ["005-between", "999-of-tomorrow"]) {
    await sql`insert into kysely_migration (name, timestamp) values (${name}, ${new Date().toISOString()})`.execute(
      newer,
    );
  }
  await newer.destroy();
  const older = await openDatabase(address);
  expect(await older.selectFrom("turns").selectAll().execute()).toEqual([]);
  await sql`delete from kysely_migration where name in ('005-between', '999-of-tomorrow')`.execute(older);
  await older.destroy();
});

it("keeps groups that were named alike before only one could be", async () => {
  const { DATABASE_URL, DATA_DIR } = environment();
  const address =
    DATABASE_URL === undefined ? { file: join(DATA_DIR, "alike.sqlite") } : { url: DATABASE_URL };
  const older = await openDatabase(address);
  const named = (group_id: number, name: string) => ({
    ...{ license_id: 78, group_id, name, name_key: null, email: "a@b.example", at: group_id },
  });
  await older.schema.dropIndex("group_names_alike").execute();
  await older
    .insertInto("group_names")
    .values([named(1, "Sales"), named(2, "SALES"), named(3, "Billing")])
    .execute();
  await sql`delete from kysely_migration where name >= '010'`.execute(older);
  await older.destroy();
  const db = await openDatabase(address);
  const rows = db
    .selectFrom("group_names")
    .select(["group_id", "name", "name_key"])
    .where("license_id", "=", 78);
  expect(await rows.orderBy("group_id").execute()).toEqual([
    { group_id: 1, name: "Sales", name_key: "sales" },
    { group_id: 2, name: "SALES", name_key: null },
    { group_id: 3, name: "Billing", name_key: "billing" },
  ]);
  await db.destroy();
});

it("says of a file that is no database that it is damaged, at once", async () => {
  const file = join(environment().DATA_DIR, "damaged.sqlite");
  writeFileSync(file, "this is no database ".repeat(500));
  const error = await openDatabase({ file }).catch((error: unknown) => error);
  expect(error).toMatchObject({ code: "database_unavailable", trouble: "damaged" });
  expect(cannotOpen(error, { file })).toMatch(
    /^The database file \/.*damaged\.sqlite is damaged\. Restore it/,
  );
});

it("takes texts with U+0000, and finds them by what they were", async () => {
  const db = await database();
  const name = {
    license_id: 1,
    group_id: 7,
    name: "Sales\u0000EU",
    name_key: null,
    email: "a@b.example",
    at: 1,
  };
  await db.insertInto("group_names").values(name).execute();
  const found = db.selectFrom("group_names").select("name").where("name", "in", ["Sales\0EU", "other"]);
  expect(await found.execute()).toEqual([{ name: "Sales\uFFFDEU" }]);
});

it("gives entries of an older journal the texts that a search compares with, also when it was stopped half way", async () => {
  const { DATABASE_URL, DATA_DIR } = environment();
  const address =
    DATABASE_URL === undefined ? { file: join(DATA_DIR, "older.sqlite") } : { url: DATABASE_URL };
  const older = await openDatabase(address);
  const entry = {
    client_id: "c",
    sid: "s",
    email: "a@b.example",
    at: 1,
    object_kind: "bot",
    object_id: null,
  } as const;
  const state = { name: "Cafe\u0301  Bot", url: "https://x.example/a?b", groups: [{ id: 7 }] };
  const rows = Array.from({ length: 501 }, (_, index) => ({
    ...{
      ...entry,
      id: `older ${index}`,
      license_id: 77,
      object_name: "Cafe\u0301  Bot",
      kind: "create" as const,
    },
    ...{ before: null, after: JSON.stringify(state), alike: "[]", result: "done" as const, message: null },
    ...{
      request_id: "R1",
      finished_at: 1,
      live_at: 1,
      operation_id: null,
      operation_kind: null,
      takes_back: null,
    },
    ...{ name_folded: null, rest_folded: null },
  }));
  await older.insertInto("changes").values(rows).execute();
  await older.schema.alterTable("changes").dropColumn("rest_folded").execute();
  await sql`delete from kysely_migration where name >= '008'`.execute(older);
  await older.destroy();
  const db = await openDatabase(address);
  const texts = await db
    .selectFrom("changes")
    .select(["name_folded", "rest_folded"])
    .distinct()
    .where("license_id", "=", 77)
    .execute();
  expect(texts).toEqual([
    {
      name_folded: "café bot",
      rest_folded: "a@b.example r1 name café bot url https://x.example/a?b groups id 7",
    },
  ]);
  await db.destroy();
});

it("holds no token that can be read", async () => {
  const info = { entity_id: "admin@demo.example", license_id: 1520, client_id: "switchboard", scope: "a,b" };
  await startSession(info, { accessToken: "plain-access", refreshToken: "plain-refresh", expiresIn: 60 });
  const rows = await (await database()).selectFrom("oauth_sessions").selectAll().execute();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain("plain-");
  if (environment().DATABASE_URL !== undefined) return;
  for (const suffix of ["", "-wal"]) {
    const bytes = readFileSync(join(environment().DATA_DIR, `dashboard.sqlite${suffix}`), "latin1");
    expect(bytes).not.toContain("plain-");
    expect(statSync(join(environment().DATA_DIR, `dashboard.sqlite${suffix}`)).mode & 0o777).toBe(0o600);
  }
});
