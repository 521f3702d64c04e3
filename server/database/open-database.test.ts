import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { startSession } from "@/server/auth/session-rows";
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

it("takes texts with U+0000, and finds them by what they were", async () => {
  const db = await database();
  const name = { license_id: 1, group_id: 7, name: "Sales\u0000EU", email: "a@b.example", at: 1 };
  await db.insertInto("group_names").values(name).execute();
  const found = db.selectFrom("group_names").select("name").where("name", "in", ["Sales\0EU", "other"]);
  expect(await found.execute()).toEqual([{ name: "Sales\uFFFDEU" }]);
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
