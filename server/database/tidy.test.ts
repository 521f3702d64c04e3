import { beforeAll, expect, it } from "vitest";
import { prepareDashboard } from "@/server/testing/dashboard";
import { database } from "./database";
import { KEEPINGS, tidy } from "./tidy";

beforeAll(() => prepareDashboard());

const NOW = Date.UTC(2026, 5, 1);
const DAY = 86_400_000;

type Entry = { id: string; at: number; license?: number; result?: "done" | "unknown"; removes?: string };

async function addEntries(entries: Entry[]): Promise<void> {
  const rows = entries.map(({ id, at, license = 1, result = "done", removes }) => ({
    ...{ id, at, result, license_id: license, client_id: "c", sid: "s", email: "a@b.example" },
    ...{
      object_kind: "bot" as const,
      object_id: removes ?? "b",
      object_name: "B",
      alike: "[]",
      request_id: "r",
    },
    ...{ kind: removes === undefined ? ("update" as const) : ("remove" as const), before: null, after: null },
    ...{ message: null, finished_at: at, live_at: null, operation_id: null, operation_kind: null },
    ...{ takes_back: null, name_folded: "", rest_folded: "" },
  }));
  const db = await database();
  for (let at = 0; at < rows.length; at += 500) {
    await db
      .insertInto("changes")
      .values(rows.slice(at, at + 500))
      .execute();
  }
}

async function idsIn(table: "changes" | "filter_cases", license = 1): Promise<string[]> {
  const rows = await (await database())
    .selectFrom(table)
    .select("id")
    .where("license_id", "=", license)
    .orderBy("at")
    .execute();
  return rows.map(({ id }) => id);
}

it("takes away what is too old, in whatever number, and leaves what has no end yet", async () => {
  const old = Array.from({ length: 1201 }, (_, index) => ({ id: `old-${index}`, at: index }));
  await addEntries([
    ...old,
    { id: "open", at: 5, result: "unknown" },
    { id: "young", at: NOW - DAY },
    { id: "foreign", at: NOW, license: 2 },
  ]);
  await tidy(NOW);
  expect(await idsIn("changes")).toEqual(["open", "young"]);
  expect(await idsIn("changes", 2)).toEqual(["foreign"]);
});

it("takes away the oldest of what is too many for one license", async () => {
  await addEntries(
    Array.from({ length: 9 }, (_, index) => ({ id: `many-${index}`, at: NOW - 9 + index, license: 3 })),
  );
  await addEntries([{ id: "few", at: NOW - 100, license: 4 }]);
  const keepings = KEEPINGS.map((keeping) => ({ ...keeping, most: 3 }));
  await tidy(NOW, keepings);
  expect(await idsIn("changes", 3)).toEqual(["many-6", "many-7", "many-8"]);
  expect(await idsIn("changes", 4)).toEqual(["few"]);
});

it("forgets cases of what is long gone", async () => {
  const db = await database();
  const kept = { license_id: 5, action: "a", push: "{}", context: "{}", email: "a@b.example" };
  const filterCase = { ...kept, subject_kind: "bot" as const, name: "n", expected: "yes" as never };
  await db
    .insertInto("filter_cases")
    .values([
      { ...filterCase, id: "gone", subject_id: "b-gone", at: 1 },
      { ...filterCase, id: "lately", subject_id: "b-lately", at: 2 },
      { ...filterCase, id: "there", subject_id: "b-there", at: 3 },
    ])
    .execute();
  await addEntries([
    { id: "removal 1", at: NOW - 91 * DAY, license: 5, removes: "b-gone" },
    { id: "removal 2", at: NOW - 89 * DAY, license: 5, removes: "b-lately" },
  ]);
  await tidy(NOW);
  expect(await idsIn("filter_cases", 5)).toEqual(["lately", "there"]);
});
