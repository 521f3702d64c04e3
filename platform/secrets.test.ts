import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadSecrets } from "./secrets";
import { seededRandom } from "./testing/seeded-random";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "switchboard-secrets-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("makes secrets once, for their owner only", async () => {
  const file = join(folder, "new", "platform-secrets.json");
  const made = await loadSecrets(file, seededRandom("first"));
  expect(await loadSecrets(file, seededRandom("second"))).toEqual(made);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, "new"))).mode & 0o777).toBe(0o700);
  expect(await readdir(join(folder, "new"))).toEqual(["platform-secrets.json"]);
});

it("makes different ones each time, and the same for all who start at once", async () => {
  const file = join(folder, "platform-secrets.json");
  const starts = ["a", "b", "c", "d"].map((seed) => loadSecrets(file, seededRandom(seed)));
  const [first, ...others] = await Promise.all(starts);
  for (const other of others) expect(other).toEqual(first);
  const elsewhere = await loadSecrets(join(folder, "else.json"), seededRandom("e"));
  expect(elsewhere.client_secret).not.toBe(first?.client_secret);
  expect(elsewhere.jwks).not.toEqual(first?.jwks);
});

it("refuses a damaged file and leaves it as it is", async () => {
  const file = join(folder, "platform-secrets.json");
  for (const text of ["", "{", "{}", '{"client_id":"x"}']) {
    await writeFile(file, text);
    await expect(loadSecrets(file, seededRandom("x"))).rejects.toThrow(/is damaged/);
    expect(await readFile(file, "utf8")).toBe(text);
  }
});
