import { expect, it } from "vitest";
import { cannotOpen } from "./start-words";
import { troubleOf } from "./trouble";

const coded = (code: string, message = "as libraries say it") => Object.assign(new Error(message), { code });
const file = { file: "/data/dashboard.sqlite" };
const server = { url: "postgres://me:hush@db.example:5432/board", variable: "DATABASE_URL" };

it.each([
  ["SQLITE_BUSY", "silent"],
  ["SQLITE_IOERR_WRITE", "broken"],
  ["SQLITE_READONLY_DIRECTORY", "read_only"],
  ["SQLITE_NOTADB", "damaged"],
  ["SQLITE_FULL", "full"],
  ["SQLITE_CONSTRAINT_UNIQUE", undefined],
  ["57014", "silent"],
  ["08006", "silent"],
  ["53100", "full"],
  ["23505", undefined],
  ["ECONNREFUSED", "silent"],
])("takes %s for %s", (code, trouble) => {
  expect(troubleOf(coded(code))).toBe(trouble);
});

it("says what file or server it is, what is wrong and what to do, without a password", () => {
  expect(cannotOpen(coded("SQLITE_READONLY"), file)).toBe(
    "The database file /data/dashboard.sqlite cannot be written: the disk, the folder or the file is read-only for this user. Allow it, or set DATA_DIR to another folder.",
  );
  expect(cannotOpen(coded("EROFS"), file)).toContain("is read-only for this user");
  expect(cannotOpen(coded("ENOSPC"), file)).toContain("the disk is full");
  const wrapped = new Error("told to people", { cause: coded("SQLITE_NOTADB") });
  expect(cannotOpen(wrapped, file)).toContain("is damaged. Restore it from a backup");
  expect(
    cannotOpen(new Error("corrupted migrations: previously executed migration 012 is missing"), file),
  ).toBe(
    "The database file /data/dashboard.sqlite was used by a newer version of this program. Start that version, or restore a backup from before.",
  );
  expect(cannotOpen(coded("ECONNREFUSED"), server)).toBe(
    "The database db.example:5432/board does not answer (ECONNREFUSED). Start it, or correct DATABASE_URL.",
  );
  expect(cannotOpen(coded("28P01", "password authentication failed"), server)).toBe(
    "The database db.example:5432/board cannot be opened: password authentication failed",
  );
});
