import { beforeAll, describe, expect, it } from "vitest";
import { placedSchema, routedBotsSchema } from "@/lib/routing/api";
import { POST as CREATE } from "@/app/api/bots/route";
import { POST as BULK } from "@/app/api/bots/[id]/bulk/route";
import { PATCH as UPDATE } from "@/app/api/bots/[id]/route";
import { createCutApi } from "@/server/testing/cut-api";
import { type Browser, preparePlatform, signIn, visit } from "@/server/testing/signed-in";
import { GET } from "./[ids]/route";
import { POST } from "./route";

const cuts = createCutApi();
let platform: Awaited<ReturnType<typeof preparePlatform>>;
let admin: Browser;

beforeAll(async () => {
  platform = await preparePlatform(cuts.start);
  admin = await signIn(platform);
});

const GROUPS = [
  { id: 0, priority: "normal" },
  { id: 1, priority: "first" },
];

async function create(by = admin, groups = GROUPS): Promise<string> {
  const body = { bot: { name: "Router", status: "offline", max_chats_count: 7, groups } };
  return ((await visit(CREATE, by, { method: "POST", body })).json as { id: string }).id;
}
const read = async (...ids: string[]) => {
  const answer = await visit(GET, admin, { params: { ids: ids.map(encodeURIComponent).join(",") } });
  return routedBotsSchema.parse(answer.json);
};
const place = async (botId: string, groupId: number, from: string | null, priority: string | null) => {
  const body = { bot_id: botId, changes: [{ botId, groupId, from, priority }] };
  return visit(POST, admin, { method: "POST", body });
};

describe("routing", () => {
  it("reads bots of every application, without those that are gone", async () => {
    const theirs = await create(await signIn(platform, { clientId: "application-b" }));
    const mine = await create();
    const { bots, failed } = await read(mine, "no,such/bot", theirs);
    expect(failed).toEqual([]);
    expect(bots).toMatchObject([
      { id: mine, mine: true, capacity: 7, status: "offline", groups: GROUPS },
      { id: theirs, mine: false, owner: "application-b" },
    ]);
  });

  it("reads so many at a time and no more", async () => {
    const ids = Array.from({ length: 51 }, (_, index) => `bot${index}`).join(",");
    expect((await visit(GET, admin, { params: { ids } })).status).toBe(400);
  });

  it("saves a change and keeps what was changed elsewhere in other groups", async () => {
    const id = await create();
    const groups = [...GROUPS, { id: 9, priority: "last" }];
    await visit(UPDATE, admin, { method: "PATCH", params: { id }, body: { bot: { groups } } });
    const placed = placedSchema.parse((await place(id, 1, "first", "last")).json);
    expect(placed.kind).toBe("saved");
    const after = [
      { id: 0, priority: "normal" },
      { id: 1, priority: "last" },
      { id: 9, priority: "last" },
    ];
    expect(placed.bot.groups).toEqual(after);
    expect((await read(id)).bots[0]?.groups).toEqual(after);
  });

  it("is not read of what is no id", async () => {
    const { status, json } = await visit(GET, admin, { params: { ids: "%" } });
    expect(status).toBe(400);
    expect(json).toMatchObject({ error: { code: "validation", changed: "no" } });
  });

  it("loses nothing of what is asked at the same moment, here and in a bulk change", async () => {
    const id = await create();
    const change = { kind: "join", groupId: 4, priority: "last" };
    const answers = await Promise.all([
      place(id, 2, null, "first"),
      visit(BULK, admin, { method: "POST", params: { id }, body: { change, from: null } }),
      place(id, 3, null, "normal"),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const groups = (await read(id)).bots[0]?.groups.map((group) => group.id);
    expect(groups?.toSorted()).toEqual([0, 1, 2, 3, 4]);
  });

  it("leaves a priority that is not known as it is", async () => {
    const id = await create();
    const groups = [{ id: 0, priority: "supervisor" }];
    cuts.newer("get_bot_agent_details", (reply) => ({
      ...reply,
      bot_agent: { ...(reply.bot_agent as object), groups },
    }));
    const { json } = await place(id, 0, "supervisor", "first");
    const message = "Switchboard does not know its priority in group 0, so it stays unchanged";
    expect(json).toMatchObject({ kind: "refused", message });
    expect((await read(id)).bots[0]?.groups).toEqual(GROUPS);
  });

  it("finds a conflict and changes nothing", async () => {
    const id = await create();
    const placed = placedSchema.parse((await place(id, 1, "last", "normal")).json);
    expect(placed).toMatchObject({ kind: "conflict", groups: [1] });
    expect((await read(id)).bots[0]?.groups).toEqual(GROUPS);
  });

  it("does not take a bot out of its only group 0", async () => {
    const id = await create(admin, [{ id: 0, priority: "normal" }]);
    expect((await place(id, 0, "normal", null)).json).toMatchObject({ kind: "refused" });
  });

  it("says why a bot of another application stays as it is", async () => {
    const id = await create(await signIn(platform, { clientId: "application-b" }));
    const { status, json } = await place(id, 1, "first", "last");
    expect(status).toBe(403);
    expect(json).toMatchObject({ error: { code: "authorization", changed: "no" } });
  });
});
