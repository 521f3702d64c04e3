import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { answer, startHttpServer } from "@/server/testing/http-server";
import { send } from "./send";

type Step = (response: ServerResponse) => void;

/** API that takes one step for each request, and repeats the last one. */
async function api(...steps: [Step, ...Step[]]) {
  let served = 0;
  const { url, requests } = await startHttpServer((_, response) => {
    (steps[Math.min(served++, steps.length - 1)] ?? steps[0])(response);
  });
  const address = { base: `${url}/configuration`, version: "v0.4", timeoutMs: 1_000 };
  return {
    requests,
    read: () => send(address, "get_bot_agents", { all: false }, "token"),
    write: () => send(address, "remove_bot_agent", { bot_agent_id: "b" }, "token"),
  };
}

const bots = { bot_agents: [{ id: "b", name: "B", status: "on holiday", mood: { new: true } }], page: 1 };
const good: Step = (response) => answer(response, 200, bots);
const status =
  (code: number): Step =>
  (response) =>
    answer(response, code, "nope");
const cut: Step = (response) => response.socket?.destroy();
const half: Step = (response) => {
  response.writeHead(200, { "content-length": "100" });
  response.write("{", () => response.socket?.destroy());
};
const silent: Step = () => {};
const garbage: Step = (response) => void response.end("<html>");
const endless: Step = (response) => {
  response.writeHead(200);
  const chunk = Buffer.alloc(1024 * 1024, " ");
  const more = () => response.destroyed || response.write(chunk, () => more());
  more();
};

describe("a call", () => {
  it("goes to the method's path with the token, and keeps what it does not know", async () => {
    const { read, requests } = await api(good);
    expect(await read()).toEqual(bots);
    expect(requests).toMatchObject([
      {
        method: "POST",
        url: "/configuration/v0.4/agents/get_bot_agents",
        headers: { authorization: "Bearer token", "content-type": "application/json" },
        body: '{"all":false}',
      },
    ]);
  });
});

describe("a read", () => {
  it.each([
    ["502", status(502)],
    ["503", status(503)],
    ["504", status(504)],
    ["a cut connection", cut],
    ["half an answer", half],
  ])("is repeated once after %s", async (_, fault) => {
    const { read, requests } = await api(fault, good);
    expect(await read()).toEqual(bots);
    expect(requests).toHaveLength(2);
  });

  it.each([
    ["upstream_unavailable", 2, status(503)],
    ["upstream_timeout", 2, status(504)],
    ["upstream_unavailable", 2, cut],
    ["upstream_unavailable", 1, status(500)],
    ["upstream_unavailable", 1, status(302)],
    ["upstream_unavailable", 1, garbage],
    ["upstream_timeout", 1, silent],
    ["authentication", 1, status(401)],
    ["upstream_unavailable", 1, status(403)],
    ["too_many_requests", 1, status(429)],
  ] as const)("fails as %s after %d attempts (%#)", async (code, attempts, fault) => {
    const { read, requests } = await api(fault);
    await expect(read()).rejects.toMatchObject({ code, changed: "no" });
    expect(requests).toHaveLength(attempts);
  });

  it("gives up on an answer without end", async () => {
    const { read } = await api(endless);
    await expect(read()).rejects.toMatchObject({ code: expect.stringMatching(/^upstream_/) });
  });

  it("fails when nobody listens", async () => {
    const address = { base: "http://127.0.0.1:9/configuration", version: "v0.4" };
    await expect(send(address, "get_bot_agents", {}, "t")).rejects.toMatchObject({
      code: "upstream_unavailable",
    });
  });
});

describe("a write", () => {
  it.each([
    ["unknown", status(500)],
    ["unknown", status(503)],
    ["unknown", cut],
    ["unknown", half],
    ["unknown", silent],
    ["unknown", garbage],
    ["no", status(404)],
    ["no", status(429)],
  ] as const)("is sent once; changed is %s (%#)", async (changed, fault) => {
    const { write, requests } = await api(fault, (response) => answer(response, 200, {}));
    await expect(write()).rejects.toMatchObject({ changed });
    expect(requests).toHaveLength(1);
  });

  it("changed nothing when nobody listens", async () => {
    const address = { base: "http://127.0.0.1:9/configuration", version: "v0.4" };
    await expect(send(address, "remove_bot_agent", {}, "t")).rejects.toMatchObject({
      code: "upstream_unavailable",
      changed: "no",
    });
  });

  it("brings every problem the API names", async () => {
    const issues = [{ path: "groups[1].priority", message: "`groups[1].priority` must be one of first" }];
    const { write } = await api((response) =>
      answer(response, 400, { error: { type: "validation", message: "first", data: { issues } } }),
    );
    await expect(write()).rejects.toMatchObject({
      code: "validation",
      message: "first",
      issues,
      changed: "no",
    });
  });
});
