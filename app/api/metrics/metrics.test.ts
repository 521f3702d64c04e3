import { beforeAll, expect, it } from "vitest";
import { environment } from "@/server/environment";
import { prepareDashboard } from "@/server/testing/dashboard";
import { GET } from "./route";

beforeAll(() => prepareDashboard());

const ask = (authorization?: string) =>
  GET(new Request("http://localhost/api/metrics", { headers: authorization ? { authorization } : {} }));

it("are for whoever holds the token, and for nobody where there is none", async () => {
  expect((await ask("Bearer anything")).status).toBe(404);
  environment().METRICS_TOKEN = "0123456789abcdef";
  for (const wrong of [undefined, "Bearer", "Bearer 0123456789abcdeX", "Basic 0123456789abcdef"]) {
    expect((await ask(wrong)).status).toBe(401);
  }
  const answer = await ask("Bearer 0123456789abcdef");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("version=0.0.4");
  expect(await answer.text()).toContain("switchboard_http_request_duration_seconds");
});
