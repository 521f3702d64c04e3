import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { signIn, preparePlatform, type Browser, visit } from "@/server/testing/signed-in";
import { environment } from "@/server/environment";
import { POST as CREATE } from "./api/bots/route";
import { PATCH as NAME } from "./api/groups/[id]/route";
import { openPage } from "./testing/open-page";
import { CONSOLE_PAGES as inside, PAGES } from "./testing/page-rules";

/*
 * Checks the data that each page sends to people without access. A page without a rule fails.
 */

vi.mock("next/headers", async () => (await import("./testing/open-page")).nextHeaders);

let platform: Awaited<ReturnType<typeof preparePlatform>>;
const ids = { botId: "", webhookId: "none" };

beforeAll(async () => {
  const users = ["admin", "revoked", "removed", "demoted"].map((name) => ({
    email: `${name}@one.example`,
    administrator: true,
  }));
  const licenses = [
    { id: 1, users },
    { id: 2, users: [{ email: "admin@two.example", administrator: true }] },
  ];
  platform = await preparePlatform(undefined, { licenses });
  const admin = await signIn(platform);
  const bot = { name: "Hidden bot", status: "offline" };
  ids.botId = ((await visit(CREATE, admin, { method: "POST", body: { bot } })).json as { id: string }).id;
  await visit(NAME, admin, { method: "PATCH", params: { id: "7" }, body: { name: "Hidden group" } });
});
beforeEach(() => void vi.spyOn(process.stdout, "write").mockReturnValue(true));

const open = (path: string, by: Browser | undefined, checkedAgoMs?: number) =>
  openPage(path, by, ids, checkedAgoMs);

it("every page has a rule", () => {
  const pages = readdirSync(join(process.cwd(), "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx?$/.test(file))
    .map((file) => file.replace(/\/?page\.tsx?$/, ""));
  expect(pages.toSorted()).toEqual(Object.keys(PAGES).toSorted());
});

const signedIn = (name: string) => signIn(platform, { email: `${name}@one.example` });

describe.each(inside)("%s", (path, sends) => {
  it("sends what it shows to whoever may see it, and to nobody else", async () => {
    expect((await open(path, await signedIn("admin"))).sent).toHaveLength(sends);
    const nobody = await open(path, undefined);
    expect(nobody).toEqual({ sent: [], leadsTo: "/sign-in?callbackUrl=%2Fhere" });
  });

  it("leads whoever was revoked elsewhere to the sign-in page, which says so and leads back", async () => {
    const revoked = await signedIn("revoked");
    await platform.revoke(revoked.token);
    expect(await open(path, revoked)).toEqual({
      sent: [],
      leadsTo: "/sign-in?error=SessionEnded&callbackUrl=%2Fhere",
    });
  });

  it("sends its frame alone while nobody can say what the person may do", async () => {
    const { ACCOUNTS_URL } = environment();
    const admin = await signedIn("admin");
    environment().ACCOUNTS_URL = "http://127.0.0.1:9";
    const opened = await open(path, admin, 11 * 60_000);
    environment().ACCOUNTS_URL = ACCOUNTS_URL;
    expect(opened).toEqual({ sent: [] });
  });
});

it("an administrator of another license finds nothing of this one on any page", async () => {
  const stranger = await signIn(platform, { email: "admin@two.example" });
  for (const [path] of inside)
    expect(JSON.stringify(await open(path, stranger)), path).not.toContain("idden");
  const own = await open("(console)/bots/[botId]", await signedIn("admin"));
  expect(JSON.stringify(own), "what a stranger would find").toContain("Hidden bot");
});

it("who was demoted or removed elsewhere gets nothing of any page", async () => {
  const [demoted, removed] = [await signedIn("demoted"), await signedIn("removed")];
  await platform.demote("demoted@one.example");
  await platform.remove("removed@one.example");
  for (const [path] of inside) {
    expect(await open(path, demoted), path).toEqual({ sent: [] });
    expect((await open(path, removed)).leadsTo, path).toMatch(/^\/sign-in/);
  }
});
