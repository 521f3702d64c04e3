import { beforeAll, beforeEach, expect, inject, it, vi } from "vitest";
import { processWide } from "@/server/process-wide";
import { createFaultyApi, faults } from "@/server/testing/faulty-api";
import { type Browser, clientOf, preparePlatform, signIn } from "@/server/testing/signed-in";
import { openPage } from "./testing/open-page";
import { CONSOLE_PAGES } from "./testing/page-rules";

vi.mock("next/headers", async () => (await import("./testing/open-page")).nextHeaders);

/*
 * Opens every page that sends data under every fault of the Configuration API. It must be sent with the data that the
 * dashboard itself stores, and with all data once the API works again. The short run gives each page one fault, a
 * different one in turn.
 */

const PAGES = CONSOLE_PAGES.filter(([, sends]) => sends > 0).map(([path]) => path);

const api = createFaultyApi();
const ids = { botId: "", webhookId: "" };
let admin: Browser;

beforeAll(async () => {
  const platform = await preparePlatform(api.start);
  admin = await signIn(platform);
  const client = clientOf(platform, admin);
  ids.botId = (await client.call("create_bot_agent", { name: "A bot", status: "offline" })).bot_agent_id;
  const webhook = { url: "https://a.example/hook", action: "thread_closed", secret_key: "hush-hush" };
  ids.webhookId = (await client.call("register_webhook", webhook)).webhook_id;
  expect(ids).toEqual({ botId: expect.any(String), webhookId: expect.any(String) });
});
beforeEach(() => void vi.spyOn(process.stdout, "write").mockReturnValue(true));

it.each(PAGES)("%s is sent whatever the API does", { timeout: 600_000 }, async (path) => {
  const some = inject("long") ? faults : [faults[PAGES.indexOf(path) % faults.length] ?? "reset"];
  api.calls();
  const well = await openPage(path, admin, ids);
  const reads = api.calls().length > 0;
  for (const one of some) {
    const fault = String(one);
    processWide("breakers", () => new Map<string, unknown>()).clear();
    const ill = await api.whileAtFault(one, "every call", () => openPage(path, admin, ids));
    expect(ill.leadsTo, fault).toBeUndefined();
    const known = well.sent.map(({ queryKey }) => JSON.stringify(queryKey));
    for (const { queryKey } of ill.sent) expect(known, fault).toContain(JSON.stringify(queryKey));
    if (reads) expect(ill.sent.length, fault).toBeLessThan(well.sent.length);
    else expect(ill.sent, fault).toHaveLength(well.sent.length);
    expect((await openPage(path, admin, ids)).sent, `after ${fault}`).toHaveLength(well.sent.length);
  }
});
