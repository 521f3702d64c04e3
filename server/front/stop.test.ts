import { expect, it } from "vitest";
import { rawConnect } from "@/platform/testing/raw-http";
import { startDoor } from "@/server/testing/front-door";

/** Limits of a minute each: a stop that has to wait for one fails its test. */
const PATIENT = { bodies: 60_000, answers: 60_000 };

/** Promise that the test resolves with `open`. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

it("loses none of 150 requests in flight, and takes no more", async () => {
  const { opened, open } = gate();
  const { url, letIn, stop } = await startDoor({
    answer: async (_, response) => {
      await opened;
      response.end("answered");
    },
    stop: PATIENT,
  });
  const asked = Array.from({ length: 150 }, async () => (await fetch(`${url}/bots`)).text());
  await expect.poll(() => letIn.length).toBe(150);
  const stopped = stop();
  await expect
    .poll(() =>
      fetch(`${url}/_next/static/a.js`).then(
        () => "listens",
        () => "gone",
      ),
    )
    .toBe("gone");
  open();
  expect(new Set(await Promise.all(asked))).toEqual(new Set(["answered"]));
  await stopped;
  expect(letIn).toHaveLength(150);
});

it.each([
  ["an idle connection", ""],
  ["a connection that was used", "GET /bots HTTP/1.1\r\nHost: x\r\n\r\n"],
  ["half a request line", "GET /bo"],
  ["headers that never end", "GET /bots HTTP/1.1\r\nHost: x\r\nX-A: "],
])("does not wait for %s", async (_, bytes) => {
  const { url, stop } = await startDoor({ stop: PATIENT });
  const { socket, received } = rawConnect(url);
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.write(bytes);
  if (bytes.endsWith("\r\n\r\n")) await received((text) => text.includes("bytes"));
  await stop();
  await received();
});

it("waits a moment, not more, for a body that never comes", async () => {
  const { url, stop } = await startDoor({ stop: { bodies: 10, answers: 60_000 } });
  const { socket, received } = rawConnect(url);
  socket.write("POST /api/bots HTTP/1.1\r\nHost: x\r\nCookie: sid=one\r\nContent-Length: 9\r\n\r\nhalf");
  await expect.poll(() => socket.bytesWritten).toBeGreaterThan(50);
  await stop();
  expect(await received()).toBe("");
});

it("says of what takes too long that it does not know what came of it", async () => {
  const { url, letIn, stop } = await startDoor({ answer: () => {}, stop: { bodies: 10, answers: 20 } });
  const asked = fetch(`${url}/api/bots`, { method: "POST", body: "{}", headers: { cookie: "sid=one" } });
  await expect.poll(() => letIn.length).toBe(1);
  await stop();
  const response = await asked;
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ error: { changed: "unknown" } });
});

it("closes what does not become a request, or does not become whole, also while it serves", async () => {
  const { url } = await startDoor({ patience: { headers: 40, request: 80, check: 10 } });
  for (const bytes of ["GET /bo", "GET /bots HTTP/1.1\r\nHost: x\r\nX-A: "]) {
    const { socket, received } = rawConnect(url);
    socket.write(bytes);
    expect(await received()).toMatch(/^HTTP\/1.1 408 /);
  }
  const { socket, received } = rawConnect(url);
  socket.write("POST /api/bots HTTP/1.1\r\nHost: x\r\nCookie: sid=one\r\nContent-Length: 9\r\n\r\nhalf");
  await received();
  expect((await fetch(`${url}/bots`)).status).toBe(200);
});
