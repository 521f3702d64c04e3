import type { ServerResponse } from "node:http";
import { createServer as createTcpServer, type Socket } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { MAX_TEST_ANSWER_BYTES } from "@/lib/webhooks/test-limits";
import type { PostFailure } from "@/lib/webhooks/test-delivery";
import { startHttpServer } from "@/server/testing/http-server";
import { postToTarget } from "./post";

const post = (url: string, timeoutMs = 5000) =>
  postToTarget(
    { url, headers: { "content-type": "application/json" }, body: "{}" },
    { policy: "loopback", timeoutMs },
  );

const receiver = (handler: (response: ServerResponse) => void) =>
  startHttpServer((_, response) => handler(response));

/** Server whose answer a test writes byte by byte, HTTP or not. */
async function rawReceiver(handler: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("data", () => handler(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

const BREAKING: [does: string, failure: PostFailure, handler: (socket: Socket) => void][] = [
  ["closes at once", "closed", (socket: Socket) => socket.destroy()],
  ["speaks something else", "not_http", (socket: Socket) => void socket.end("SSH-2.0-OpenSSH\r\n")],
  [
    "sends huge headers",
    "headers_too_large",
    (socket: Socket) => void socket.end(`HTTP/1.1 200 OK\r\nx-huge: ${"x".repeat(70_000)}\r\n\r\n`),
  ],
  [
    "sends headers without end",
    "headers_too_large",
    (socket: Socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const more = (): void => {
        while (socket.write(`x-more: ${"x".repeat(1000)}\r\n`));
        socket.once("drain", more);
      };
      more();
    },
  ],
];

describe("a receiver", () => {
  it("that answers is shown with status, time, headers and body", async () => {
    const { url, requests } = await receiver((response) =>
      response.writeHead(201, { "X-Trace": "abc", "set-cookie": ["a=1", "b=2"] }).end("thänks"),
    );
    const posted = await post(`${url}/hook?x=1#never-sent`);
    expect(posted).toMatchObject({ kind: "answered", status: 201, body: "thänks", end: "complete" });
    if (posted.kind !== "answered") throw new Error(posted.kind);
    expect(posted.headers.filter(([name]) => /x-trace|set-cookie/i.test(name))).toEqual([
      ["X-Trace", "abc"],
      ["set-cookie", "a=1"],
      ["set-cookie", "b=2"],
    ]);
    expect(requests).toMatchObject([{ method: "POST", url: "/hook?x=1", body: "{}" }]);
  });

  it("that answers 500 is an answer like any other", async () => {
    const { url } = await receiver((response) => response.writeHead(500).end("broken"));
    expect(await post(url)).toMatchObject({ kind: "answered", status: 500, body: "broken" });
  });

  it("that redirects is not followed", async () => {
    const inner = await receiver((response) => response.end("inner"));
    const { url } = await receiver((response) => response.writeHead(307, { location: inner.url }).end());
    const posted = await post(url);
    expect(posted).toMatchObject({ kind: "answered", status: 307 });
    expect(JSON.stringify(posted)).toContain(inner.url);
    expect(inner.requests).toEqual([]);
  });

  it("that never answers is given up in time", async () => {
    const { url } = await receiver(() => undefined);
    const posted = await post(url, 150);
    expect(posted).toMatchObject({ kind: "failed", failure: "timeout" });
  });

  it("that streams without end is cut at the limit", async () => {
    const { url } = await receiver((response) => {
      const more = (): void => {
        while (response.write("x".repeat(10_000)));
        response.once("drain", more);
      };
      more();
    });
    const posted = await post(url);
    expect(posted).toMatchObject({ kind: "answered", end: "too_large" });
    if (posted.kind === "answered") expect(posted.body).toHaveLength(MAX_TEST_ANSWER_BYTES);
  });

  it("that trickles is cut when the time is over, with what came", async () => {
    const { url } = await receiver((response) => void response.write("a drop"));
    expect(await post(url, 200)).toMatchObject({ kind: "answered", end: "timeout", body: "a drop" });
  });

  it("that closes in the middle is shown as far as it came", async () => {
    const url = await rawReceiver((socket) => {
      socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf");
    });
    expect(await post(url)).toMatchObject({ kind: "answered", end: "closed", body: "half" });
  });

  it("decodes the charset it names", async () => {
    const { url } = await receiver((response) =>
      response
        .writeHead(200, { "content-type": "text/plain; charset=utf-16le" })
        .end(Buffer.from("sécret", "utf16le")),
    );
    expect(await post(url)).toMatchObject({ body: "sécret" });
  });

  it.each(BREAKING)("that %s has failed: %s", async (_, failure, handler) => {
    expect(await post(await rawReceiver(handler))).toMatchObject({ kind: "failed", failure });
  });

  it("that is not there, or has no secure side, says so", async () => {
    expect(await post("http://127.0.0.1:1/")).toMatchObject({ failure: "connection_refused" });
    const { url } = await receiver((response) => void response.end());
    expect(await post(url.replace("http:", "https:"))).toMatchObject({ kind: "failed", failure: "tls" });
  });
});

describe("a name", () => {
  const named = (resolver: (host: string) => Promise<string[]>, timeoutMs = 5000) =>
    postToTarget(
      { url: "http://receiver.example/", headers: {}, body: "{}" },
      { policy: "loopback", resolver, timeoutMs },
    );

  it("that nobody knows is unresolved", async () => {
    const unknown = Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
    expect(await named(() => Promise.reject(unknown))).toMatchObject({ failure: "unresolved" });
    expect(await named(() => Promise.resolve([]))).toMatchObject({ failure: "unresolved" });
  });

  it("that takes for ever to look up is given up in time", async () => {
    expect(await named(() => new Promise(() => undefined), 100)).toMatchObject({ failure: "timeout" });
  });

  it("stays in the Host header while the connection goes to the checked address", async () => {
    const { url, requests } = await receiver((response) => void response.end());
    const { port } = new URL(url);
    await postToTarget(
      { url: `http://receiver.example:${port}/`, headers: {}, body: "{}" },
      { policy: "loopback", resolver: async () => ["127.0.0.1"] },
    );
    expect(requests).toMatchObject([{ headers: { host: `receiver.example:${port}` } }]);
  });
});
