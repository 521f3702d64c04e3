import { afterAll, beforeAll, expect, it } from "vitest";
import { type Person, type Shell, startShell } from "./testing/shell";

let shell: Shell;
let one: Person;

beforeAll(async () => {
  shell = await startShell();
  one = await shell.as();
});
afterAll(() => shell.close());

const file = (name: string) => ({ switchboard: 1, bots: [{ name, status: "offline" }], webhooks: [] });
const apply = async (path: string) => (await one.run(["apply", path, "--delete", "--yes", "--no-undo"])).code;

it("a bot that is called the same but for what nobody sees is renamed, kept, and brought back by the undo file", async () => {
  await apply(await shell.write("stored.yaml", file("Trail\u00a0 Bot ")));
  const stored = await one.run(["export"]);
  const wanted = await shell.write("wanted.yaml", file("Trail Bot"));
  const undo = shell.path("undo.yaml");

  const diff = await one.run(["diff", wanted, "--delete"]);
  expect(diff.code).toBe(2);
  expect(diff.out).toContain("~ change bot “Trail Bot”");
  expect(diff.out).toContain("name: “Trail\\u{a0} Bot ” → “Trail Bot”");
  expect(diff.out).toContain("0 to create, 1 to change, 0 to replace, 0 to remove");

  expect((await one.run(["apply", wanted, "--delete", "--yes", "--undo", undo])).code).toBe(2);
  expect((await one.run(["diff", wanted, "--delete"])).code).toBe(0);
  expect((await one.run(["export"])).out).toContain("name: Trail Bot\n");

  expect(await apply(undo)).toBe(2);
  expect((await one.run(["export"])).out).toBe(stored.out);
  expect((await one.run(["diff", await shell.write("again.yaml", stored.out), "--delete"])).code).toBe(0);
});
