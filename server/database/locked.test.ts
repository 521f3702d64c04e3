import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import Libsql from "libsql";
import { afterEach, beforeEach, expect, it } from "vitest";
import { SteadySqliteDialect } from "@/lib/database/sqlite-dialect";
import { SafeError } from "@/server/errors";
import { DatabaseError, toldByDatabase } from "./failure";

type Tables = { notes: { id: number; text: string } };

let folder: string;
let file: string;
let other: Libsql.Database;
let db: Kysely<Tables>;

function open(patienceMs?: number): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new SteadySqliteDialect(new Libsql(file), { tell: toldByDatabase, patienceMs }),
  });
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "switchboard-locked-"));
  file = join(folder, "notes.sqlite");
  db = open();
  await sql`create table notes (id integer primary key, text text not null)`.execute(db);
  other = new Libsql(file);
});
afterEach(async () => {
  if (other.open) other.close();
  await db.destroy().catch(() => undefined);
  rmSync(folder, { recursive: true });
});

const insert = (id: number, on = db) => on.insertInto("notes").values({ id, text: "t" }).execute();
const ids = async () =>
  (await db.selectFrom("notes").select("id").orderBy("id").execute()).map(({ id }) => id);

it("waits for a lock of another process while others are served, and goes on when it is free", async () => {
  other.exec("begin immediate");
  const order: string[] = [];
  const writing = insert(1).then(() => order.push("written"));
  const both = db.transaction().execute(async (on) => {
    await insert(2, on);
    order.push("transaction");
  });
  // Reads need no lock, and timers fire: the process is not blocked.
  expect(await ids()).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 1));
  order.push("served");
  other.exec("commit");
  await Promise.all([writing, both]);
  expect(order[0]).toBe("served");
  expect(await ids()).toEqual([1, 2]);
});

it("says that the database does not answer when the lock stays, in transactions too, and works again after", async () => {
  await db.destroy();
  db = open(50);
  expect(await ids()).toEqual([]);
  other.exec("begin immediate");
  const failed = await insert(1).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(DatabaseError);
  expect(failed).toBeInstanceOf(SafeError);
  expect(failed).toMatchObject({ trouble: "silent", code: "database_unavailable", asked: { ms: 5000 } });
  await expect(db.transaction().execute((on) => insert(1, on))).rejects.toThrow("does not answer");
  other.exec("rollback");
  await insert(1);
  expect(await ids()).toEqual([1]);
});

it("lets nobody into another's transaction, and nobody wait for one that does not end", async () => {
  await db.destroy();
  db = open(50);
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  let begun = () => {};
  const begins = new Promise<void>((resolve) => (begun = resolve));
  const long = db.transaction().execute(async (on) => {
    await insert(1, on);
    begun();
    await ended;
    throw new Error("rolled back");
  });
  await begins;
  await expect(insert(2)).rejects.toThrow("does not answer");
  end();
  await expect(long).rejects.toThrow("rolled back");
  await insert(3);
  expect(await ids()).toEqual([3]);
});

it("says that the disk is full, rolls back, and works again after", async () => {
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 1)}`.execute(db);
  const large = { id: 2, text: "x".repeat(100_000) };
  const filling = db.transaction().execute(async (on) => {
    await insert(1, on);
    await on.insertInto("notes").values(large).execute();
  });
  await expect(filling).rejects.toThrow("The disk of the database is full");
  expect(await ids()).toEqual([]);
  await sql`pragma max_page_count = 10000`.execute(db);
  await insert(1);
  expect(await ids()).toEqual([1]);
});
