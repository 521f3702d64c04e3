import { describe, expect, it } from "vitest";
import { MAX_FILE_BODY_BYTES } from "@/lib/contract/limits";
import { dashboardErrorSchema } from "@/lib/contract/dashboard-error";
import { parseAnswer, rawConnect, sendRaw } from "@/platform/testing/raw-http";
import { startDoor } from "@/server/testing/front-door";

const MIB = 1024 * 1024;
const head = (line: string, ...headers: string[]) =>
  [line, "Host: x", "Connection: close", ...headers, "", ""].join("\r\n");

/** Announces a body but sends none of it. */
async function announce(url: string, line: string, ...headers: string[]) {
  const { socket, received } = rawConnect(url);
  socket.write(head(line, ...headers));
  return parseAnswer(await received((text) => /\r\n\r\n[^]/.test(text)));
}

describe("a body is refused before it is sent", () => {
  it.each([
    ["to sign in", 413, "POST /api/auth/signin/livechat HTTP/1.1", `Content-Length: ${9 * MIB}`],
    ["by nobody", 401, "POST /api/transfer/plan HTTP/1.1", `Content-Length: ${9 * MIB}`],
    ["by nobody, without a length", 401, "POST /api/bots HTTP/1.1", "Transfer-Encoding: chunked"],
    [
      "larger than a request",
      413,
      "POST /api/bots HTTP/1.1",
      `Content-Length: ${MIB + 1}`,
      "Cookie: sid=one",
    ],
    [
      "larger than a file",
      413,
      "POST /api/transfer/plan HTTP/1.1",
      `Content-Length: ${MAX_FILE_BODY_BYTES + 1}`,
      "Cookie: sid=one",
    ],
    ["where none is taken", 413, "POST /api/bots/b/secret HTTP/1.1", "Content-Length: 1", "Cookie: sid=one"],
    ["of a question", 413, "GET /api/bots HTTP/1.1", "Content-Length: 1"],
    ["without a length, of a page", 413, "GET /bots HTTP/1.1", "Transfer-Encoding: chunked"],
  ] as [string, number, string, ...string[]][])("%s", async (_, status, line, ...headers) => {
    const { url, letIn } = await startDoor();
    const answer = await announce(url, line, ...headers);
    expect(answer.status).toBe(status);
    if (line.includes("/api/")) {
      expect(dashboardErrorSchema.parse(JSON.parse(answer.body)).error.changed).toBe("no");
    }
    expect(letIn).toEqual([]);
  });

  it("also to whoever asks first", async () => {
    const { url, letIn } = await startDoor();
    const expects = ["Expect: 100-continue", "Content-Length: 5"];
    const refused = await announce(url, "POST /api/bots HTTP/1.1", ...expects);
    expect(refused.status).toBe(401);
    const { socket, received } = rawConnect(url);
    socket.write(head("POST /api/bots HTTP/1.1", ...expects, "Cookie: sid=one"));
    expect(await received((text) => text.includes("\r\n\r\n"))).toMatch(/^HTTP\/1.1 100 /);
    socket.write("12345");
    expect(await received()).toMatch(/5 bytes$/);
    expect(letIn).toHaveLength(1);
  });

  it("to a hundred uploads of 9 MB at once, of which nothing is kept", async () => {
    const { url, letIn } = await startDoor();
    const chunk = Buffer.alloc(64 * 1024, "x");
    const uploads = Array.from({ length: 100 }, async () => {
      const { socket, received } = rawConnect(url);
      socket.write(head("POST /api/transfer/plan HTTP/1.1", `Content-Length: ${9 * MIB}`));
      const pump = () => void (socket.destroyed || socket.write(chunk, () => setImmediate(pump)));
      pump();
      const text = await received((so_far) => so_far.includes("\r\n\r\n"));
      socket.destroy();
      return parseAnswer(text).status;
    });
    expect(new Set(await Promise.all(uploads))).toEqual(new Set([401]));
    expect(letIn).toEqual([]);
  });
});

describe("a body without a length", () => {
  const chunked = (size: number) => `${size.toString(16)}\r\n${"x".repeat(size)}\r\n0\r\n\r\n`;
  const request = (size: number) =>
    head("POST /api/bots HTTP/1.1", "Transfer-Encoding: chunked", "Cookie: sid=one") + chunked(size);

  it("comes in whole, with its length", async () => {
    const { url, letIn } = await startDoor();
    expect((await sendRaw(url, request(70_000))).body).toContain("70000 bytes");
    expect(letIn[0]?.headers["content-length"]).toBe("70000");
    expect(letIn[0]?.headers).not.toHaveProperty("transfer-encoding");
  });

  it("is counted, and refused when it is too long", async () => {
    const { url, letIn } = await startDoor();
    const answer = await sendRaw(url, request(MIB + 1));
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.body)).toMatchObject({ error: { message: "The body is larger than 1 MiB." } });
    expect(letIn).toEqual([]);
  });
});

describe("bodies together", () => {
  it("have a bound, of which one session has a half; what is over frees its part", async () => {
    const { url } = await startDoor({ most: { ordinary: 64 * 1024, files: 8 * MIB } });
    const post = (sid: string, bytes: number) => {
      const connection = rawConnect(url);
      const lines = [`Content-Length: ${bytes}`, `Cookie: sid=${sid}`];
      connection.socket.write(head("POST /api/bots HTTP/1.1", ...lines));
      return connection;
    };
    const ask = async (sid: string) => {
      const { received } = post(sid, 20_000);
      return parseAnswer(await received((text) => text.includes("\r\n\r\n")));
    };
    const first = post("one", 20_000);
    first.socket.write("x".repeat(10_000));
    // Before the first request is counted, the second would be let in and would wait.
    await expect.poll(async () => await metricOf("switchboard_request_body_bytes")).toBe(20_000);
    const refused = await ask("one");
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("2");
    expect(JSON.parse(refused.body)).toMatchObject({ error: { changed: "no", retry_after: 2 } });
    const other = post("two", 20_000);
    other.socket.write("x".repeat(20_000));
    expect(parseAnswer(await other.received()).status).toBe(200);
    first.socket.write("x".repeat(10_000));
    expect(parseAnswer(await first.received()).status).toBe(200);
    await expect.poll(async () => await metricOf("switchboard_request_body_bytes")).toBe(0);
  });
});

describe("a request that says twice how long it is", () => {
  it.each([
    ["by length and in chunks", "Content-Length: 4", "Transfer-Encoding: chunked"],
    ["in chunks and by length", "Transfer-Encoding: chunked", "Content-Length: 4"],
    ["by two lengths", "Content-Length: 4", "Content-Length: 5"],
    ["in chunks of a kind that is none", "Transfer-Encoding: xchunked", "X: y"],
    ["in chunks and then not", "Transfer-Encoding: chunked, identity", "X: y"],
  ])("%s, is refused, and what follows is no request", async (_, ...lengths) => {
    const { url, letIn } = await startDoor();
    const request = ["POST /api/bots HTTP/1.1", "Host: x", "Cookie: sid=one", ...lengths, "", "0", ""];
    const { socket, received } = rawConnect(url);
    socket.write(`${request.join("\r\n")}\r\n${head("GET /bots HTTP/1.1")}`);
    expect(parseAnswer(await received()).status).toBe(400);
    expect(letIn).toEqual([]);
  });
});

describe("what cannot be an address of ours", () => {
  it.each([
    ["GET /api/bots/%", 400],
    ["GET /bots/%E0%A4%A", 400],
    ["GET /bots/%C0%AF", 400],
    ["DELETE /api/bots/%E0%A4%A", 400],
    ["GET http://evil.example/", 400],
    ["OPTIONS *", 400],
    ["GET /api/nothing", 404],
    ["POST /api/", 404],
    ["GET /_next/image?url=/icon.svg&w=64&q=75", 404],
    ["TRACE /", 405],
    ["TRACE /api/bots", 405],
    ["PROPFIND /bots", 405],
    ["PUT /api/bots", 405],
    ["OPTIONS /api/bots", 405],
    ["POST /bots", 405],
    ["POST /_next/static/x.js", 405],
  ])("%s", async (line, status) => {
    const { url, letIn, log } = await startDoor();
    const answer = await sendRaw(url, head(`${line} HTTP/1.1`));
    expect(answer.status).toBe(status);
    expect(letIn).toEqual([]);
    if (status === 405) expect(answer.headers.get("allow")).toBeDefined();
    const written = expect.objectContaining({ level: "info", event: "request", status });
    await expect.poll(log).toContainEqual(written);
    expect(JSON.stringify(log())).not.toMatch(/evil|%E0/);
  });

  it("nor headers of Next's router that it could not read", async () => {
    const { url, letIn } = await startDoor();
    const answer = await sendRaw(url, head("GET /bots HTTP/1.1", "RSC: 1", "Next-Router-State-Tree: %5B"));
    expect(answer.status).toBe(400);
    expect(letIn).toEqual([]);
  });

  it.each(["GET /bots?q=%", "GET /bots/%F0%9F%98%80", "HEAD /api/bots", "GET /iconic", "GET /bots/a%2Fb"])(
    "%s can",
    async (line) => {
      const { url, letIn } = await startDoor();
      expect((await sendRaw(url, head(`${line} HTTP/1.1`))).status).toBe(200);
      expect(letIn).toHaveLength(1);
    },
  );
});

describe("every answer", () => {
  it("has our headers, unless whoever answers knows better", async () => {
    const { url } = await startDoor({
      answer: (_, response) => void response.writeHead(200, { "X-Own": "page" }).end(),
    });
    const get = async (path: string) => (await fetch(`${url}${path}`)).headers;
    const page = await get("/bots");
    expect([page.get("x-everywhere"), page.get("x-own")]).toEqual(["yes", "page"]);
    for (const path of ["/api/nothing", "/_next/static/a.js", "/%"]) {
      const headers = await get(path);
      expect([headers.get("x-everywhere"), headers.get("x-own")]).toEqual(["yes", "door"]);
    }
  });

  it("is for the address that the request comes from, or that proxies of ours name", async () => {
    const said = async (proxyHops: number) => {
      const { url, letIn } = await startDoor({ proxyHops });
      await fetch(`${url}/bots`, { headers: { "x-forwarded-for": "192.0.2.1, 198.51.100.7" } });
      return letIn[0]?.headers["x-forwarded-for"];
    };
    expect([await said(0), await said(1), await said(2)]).toEqual(["127.0.0.1", "198.51.100.7", "192.0.2.1"]);
  });

  it("names its request, by which the log knows it, whatever a client claims", async () => {
    const { url, letIn, log } = await startDoor();
    const address = `${url}/webhooks/w1?token=quite-secret`;
    const { headers } = await fetch(address, { headers: { "x-request-id": "mine" } });
    const id = headers.get("x-request-id");
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(letIn[0]?.headers["x-request-id"]).toBe(id);
    const line = { event: "request", method: "GET", route: "/webhooks/[webhookId]", status: 200 };
    await expect.poll(log).toContainEqual(expect.objectContaining({ ...line, request_id: id }));
    expect(JSON.stringify(log())).not.toMatch(/quite-secret|w1/);
  });
});

async function metricOf(name: string): Promise<number> {
  const { metrics } = await import("@/server/metrics/metrics");
  const text = await metrics.registry.getSingleMetricAsString(name);
  return Number(/ (\d+)$/.exec(text)?.[1]);
}

describe("what Node would answer by itself", () => {
  it.each([
    ["no request at all", 400, "BREW /bots HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["a header without a name", 400, "GET /bots HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n"],
    [
      "headers that are too long",
      431,
      `GET /bots HTTP/1.1\r\nHost: x\r\nLong: ${"x".repeat(20_000)}\r\n\r\n`,
    ],
    ["no Host", 400, "GET /bots HTTP/1.1\r\nConnection: close\r\n\r\n"],
    ["an unknown Expect", 200, "GET /bots HTTP/1.1\r\nHost: x\r\nExpect: more\r\nConnection: close\r\n\r\n"],
  ])("%s has the headers of all answers", async (_, status, request) => {
    const { url, log } = await startDoor();
    const { socket, received } = rawConnect(url);
    socket.write(request);
    const answer = parseAnswer((await received()).replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, ""));
    expect(answer.status).toBe(status);
    expect(answer.headers.get("x-everywhere")).toBe("yes");
    const id = answer.headers.get("x-request-id");
    await expect
      .poll(log)
      .toContainEqual(expect.objectContaining({ event: "request", request_id: id, status }));
  });
});
