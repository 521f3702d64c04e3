import { networkInterfaces } from "node:os";
import { afterEach, expect, it } from "vitest";
import { type Listener, listen } from "./listen";
import { rawConnect, sendRaw } from "./testing/raw-http";

const open: Listener[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((listener) => listener.close()));
});

async function start(host: string, port = 0): Promise<Listener> {
  const listener = await listen((_request, response) => void response.end("here"), host, port);
  open.push(listener);
  return listener;
}

const addresses = Object.values(networkInterfaces()).flatMap((list = []) =>
  list.map(({ address }) => address),
);
const LOCAL = ["127.0.0.1", "localhost", ...(addresses.includes("::1") ? ["[::1]"] : [])];

const OUTSIDE = addresses.filter((address) => !address.includes(":") && !address.startsWith("127."));

it.each(["127.0.0.1", "localhost", "0.0.0.0", ...LOCAL.slice(2, 3).map(() => "::1"), ...OUTSIDE.slice(0, 1)])(
  "on %s answers under every name of this machine",
  async (host) => {
    const { port } = await start(host);
    for (const name of LOCAL) expect(await (await fetch(`http://${name}:${port}`)).text()).toBe("here");
  },
);

it("on loopback is not reached from outside", async () => {
  const { port } = await start("127.0.0.1");
  for (const address of OUTSIDE) await expect(fetch(`http://${address}:${port}`)).rejects.toThrow();
});

it("says that a port is taken", async () => {
  const { port } = await start("127.0.0.1");
  await expect(start("127.0.0.1", port)).rejects.toMatchObject({ code: "EADDRINUSE" });
  await expect(start("localhost", port)).rejects.toMatchObject({ code: "EADDRINUSE" });
});

it("stops although a client keeps its connection", async () => {
  const { port, close } = await start("127.0.0.1");
  const { socket, received } = rawConnect(`http://127.0.0.1:${port}`);
  socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  await received((text) => text.includes("here"));
  // The time is measured by npm run bench:limits. A listener that waited for the client would never stop.
  await close();
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
});

it.each(["", "GET /bo", "GET / HTTP/1.1\r\nHost: x\r\nX-A: "])(
  "stops although a client has sent no more than %j",
  async (bytes) => {
    const { port, close } = await start("127.0.0.1");
    const { socket, received } = rawConnect(`http://127.0.0.1:${port}`);
    await new Promise((resolve) => socket.once("connect", resolve));
    socket.write(bytes);
    await close();
    expect(await received()).toBe("");
  },
);

it("answers headers that are too long in the API's form", async () => {
  const { port } = await start("127.0.0.1");
  const request = `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${"x".repeat(20_000)}\r\n\r\n`;
  const answer = await sendRaw(`http://127.0.0.1:${port}`, request);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([431, "application/json"]);
});
