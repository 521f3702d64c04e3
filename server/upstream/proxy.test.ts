import { afterEach, beforeAll, expect, it } from "vitest";
import { startConnectProxy } from "@/platform/testing/connect-proxy";
import { fetchAccountInfo } from "@/server/sign-in/accounts";
import { environment } from "@/server/environment";
import { postToTarget } from "@/server/targets/post";
import { prepareDashboard } from "@/server/testing/dashboard";
import { answer, startHttpServer } from "@/server/testing/http-server";
import { send } from "./send";

beforeAll(() => prepareDashboard());
afterEach(() => void delete process.env.HTTP_PROXY);

const INFO = { entity_id: "a@b.example", license_id: 1, client_id: "c", scope: "" };
const API = { base: "http://api.company.test/configuration", version: "v0.4" };
const read = () => send(API, "get_bot_agents", {}, "token");

/** Server that answers every request, behind a proxy that is the only way to it. */
async function company(options?: Parameters<typeof startConnectProxy>[1]) {
  const { url, requests } = await startHttpServer((_, response) =>
    answer(response, 200, { ...INFO, bot_agents: [] }),
  );
  const proxy = await startConnectProxy(Number(new URL(url).port), options);
  process.env.HTTP_PROXY = `http://me:secret@${proxy.address}`;
  return { proxy, requests };
}

it("leads to the Configuration API and the accounts server", async () => {
  const { proxy, requests } = await company({ credentials: "me:secret" });
  environment().ACCOUNTS_URL = "http://accounts.company.test";
  expect(await read()).toMatchObject({ bot_agents: [] });
  expect(await fetchAccountInfo("token")).toMatchObject(INFO);
  expect(proxy.seen.toSorted()).toEqual(["accounts.company.test:80", "api.company.test:80"]);
  expect(requests).toHaveLength(2);
});

it("is not the way to the embedded platform, whatever name that has", async () => {
  const { proxy } = await company();
  const { APP_URL } = environment();
  environment().APP_URL = "http://api.company.test:3000";
  await expect(read()).rejects.toMatchObject({ message: "The Configuration API cannot be reached." });
  environment().APP_URL = APP_URL;
  expect(proxy.seen).toEqual([]);
});

it("is never the way of a trial delivery", async () => {
  const { proxy } = await company();
  const request = { url: "http://hook.company.test/", headers: {}, body: "{}" };
  expect(await postToTarget(request, { policy: "any" })).not.toMatchObject({ kind: "answered" });
  expect(proxy.seen).toEqual([]);
});

it("is named where it does not let a call through, without its password", async () => {
  const { proxy } = await company({ refuses: 403 });
  const message = `The Configuration API cannot be reached through the proxy http://${proxy.address}, which answered 403.`;
  await expect(read()).rejects.toMatchObject({ message, changed: "no" });
  const write = send(API, "remove_bot_agent", { bot_agent_id: "b" }, "token");
  await expect(write).rejects.toMatchObject({ message, changed: "no" });
});
