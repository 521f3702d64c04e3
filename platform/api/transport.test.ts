import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_BODY_BYTES } from "@/lib/contract/limits";
import { parseAnswer, type RawAnswer, rawConnect, sendRaw } from "../testing/raw-http";
import { startTestPlatform, type TestPlatform } from "../testing/start-test-platform";

let platform: TestPlatform;
let token: string;
const internal: unknown[] = [];

beforeAll(async () => {
  platform = await startTestPlatform({ requestTimeout: 400, onError: (error) => internal.push(error) });
  token = (await platform.tokenFor()).access_token;
});
afterAll(() => platform.close());

const LIST = "/configuration/v0.4/agents/get_bot_agents";
const CREATE = "/configuration/v0.4/agents/create_bot_agent";
const BOT = '{"name":"Bot","status":"offline"}';

function post(path: string, headers: Record<string, string>, body: string | Buffer = ""): Promise<RawAnswer> {
  const all = { Host: new URL(platform.apiUrl).host, Connection: "close", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  const head = [`POST ${path} HTTP/1.1`, ...lines, "", ""].join("\r\n");
  return sendRaw(platform.apiUrl, Buffer.concat([Buffer.from(head), Buffer.from(body)]));
}

const bearer = () => ({ Authorization: `Bearer ${token}` });
function send(path: string, body: string | Buffer, headers: Record<string, string> = {}) {
  return post(path, { ...bearer(), "Content-Length": String(Buffer.byteLength(body)), ...headers }, body);
}
function errorOf(answer: RawAnswer): unknown {
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  return { status: answer.status, ...(JSON.parse(answer.body) as { error: object }).error };
}

describe("a request is read liberally", () => {
  it.each([
    "application/json",
    "application/json; charset=utf-8",
    "application/x-www-form-urlencoded",
    "text/plain",
    "multipart/form-data; boundary=x",
    "nonsense",
  ])("whatever its Content-Type: %s", async (type) => {
    expect(await send(CREATE, BOT, { "Content-Type": type })).toMatchObject({ status: 200 });
  });

  it.each(["*/*", "text/html", "application/xml;q=0.9", "nonsense"])(
    "whatever it accepts: %s",
    async (accept) => {
      const answer = await send(LIST, "{}", { Accept: accept });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
    },
  );

  it.each([
    "",
    " \n",
    "null",
    "{}",
    "\ufeff{}",
    '{"all":null,"unknown":[{"x":1}]}',
    '{"__proto__":{"all":1}}',
  ])("whether it is empty: %j", async (body) => {
    expect(await send(LIST, body)).toMatchObject({ status: 200 });
  });

  it("without any body or length", async () => {
    expect(await post(LIST, bearer())).toMatchObject({ status: 200 });
  });

  it("with a query string, doubled slashes, or a trailing one", async () => {
    const paths = [
      `${LIST}?all=true&v=1`,
      "/configuration/v0.4//agents/get_bot_agents",
      "/configuration//agents/get_bot_agents",
      `${LIST}/`,
    ];
    for (const path of paths) expect(await send(path, "{}")).toMatchObject({ status: 200 });
  });

  it("with any spelling of the scheme", async () => {
    for (const scheme of ["bearer", "BEARER", "Bearer "]) {
      expect(await send(LIST, "", { Authorization: `${scheme} ${token}` })).toMatchObject({ status: 200 });
    }
    for (const value of [token, `Basic ${token}`, "Bearer", `Bearer ${token} ${token}`, `Bearer${token}`]) {
      expect(await send(LIST, "", { Authorization: value })).toMatchObject({ status: 401 });
    }
  });

  it("in chunks", async () => {
    const chunked = `5\r\n${BOT.slice(0, 5)}\r\n${(BOT.length - 5).toString(16)}\r\n${BOT.slice(5)}\r\n0\r\n\r\n`;
    expect(await post(CREATE, { ...bearer(), "Transfer-Encoding": "chunked" }, chunked)).toMatchObject({
      status: 200,
    });
  });

  it("without a Host from clients that know none, and with any Expect", async () => {
    const headers = `Authorization: Bearer ${token}\r\nContent-Length: 2\r\nConnection: close\r\n`;
    const old = await sendRaw(platform.apiUrl, `POST ${LIST} HTTP/1.0\r\n${headers}\r\n{}`);
    expect(old.status).toBe(200);
    expect(await send(LIST, "{}", { Expect: "the-unexpected" })).toMatchObject({ status: 200 });
  });

  it("in any language, with nothing lost", async () => {
    const name = "Zażółć 🍕 ピザ";
    const created = await send(CREATE, JSON.stringify({ name, status: "offline" }));
    const { bot_agent_id } = JSON.parse(created.body) as { bot_agent_id: string };
    const shown = await send(
      "/configuration/v0.4/agents/get_bot_agent_details",
      JSON.stringify({ bot_agent_id }),
    );
    expect(JSON.parse(shown.body)).toMatchObject({ bot_agent: { name } });
  });
});

describe("what cannot be read is refused in the same form", () => {
  it.each(["{", "[]", "1", '"text"', "{'a':1}", "all=true", "{}{}", '{"a":undefined}'])(
    "%s",
    async (body) => {
      expect(errorOf(await send(LIST, body))).toMatchObject({ status: 400, type: "validation" });
    },
  );

  it("text that is not UTF-8, and names that parsers drop", async () => {
    const latin = Buffer.from('{"name":"Zoë","status":"offline"}', "latin1");
    expect(errorOf(await send(CREATE, latin))).toMatchObject({
      status: 400,
      message: "the body must be UTF-8",
    });
    const hidden =
      '{"url":"http://a.example","action":"incoming_event","secret_key":"s","filters":{"__proto__":{}}}';
    expect(errorOf(await send("/configuration/v0.4/webhooks/register_webhook", hidden))).toMatchObject({
      status: 400,
      message: "`filters.__proto__` is not a usable name",
    });
  });

  it("another HTTP method, before anything else is looked at", async () => {
    for (const method of ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
      const response = await fetch(platform.apiUrl + LIST, { method });
      expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
      expect(await response.json()).toMatchObject({ error: { type: "validation" } });
    }
    const response = await fetch(`${platform.apiUrl}/health`, { method: "POST" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  it.each([
    ["/configuration/v0.5/agents/get_bot_agents", "unsupported_version"],
    ["/configuration/v1/agents/get_bot_agents", "unsupported_version"],
    ["/configuration/v0.5", "unsupported_version"],
    ["/configuration/latest/agents/get_bot_agents", "unsupported_version"],
    ["/configuration/v0.4/agents/nothing", "not_found"],
    ["/configuration/v0.4/agents/get_bot_agents/more", "not_found"],
    ["/configuration/agents/nothing", "not_found"],
    ["/configuration/v0.4", "not_found"],
    ["/configuration", "not_found"],
    ["/", "not_found"],
    ["/%ff%00/../x", "not_found"],
  ])("an address where nothing is: %s", async (path, type) => {
    expect(errorOf(await post(path, {}))).toMatchObject({ status: 404, type });
  });

  it("the version before the method, the method before the token, the token before the body", async () => {
    const response = await fetch(`${platform.apiUrl}/configuration/v9/agents/nothing`);
    expect(await response.json()).toMatchObject({ error: { type: "unsupported_version" } });
    expect((await fetch(`${platform.apiUrl}/configuration/agents/nothing`)).status).toBe(404);
    expect(errorOf(await post(LIST, { "Content-Length": "1" }, "{"))).toMatchObject({ status: 401 });
  });

  it("what is not HTTP", async () => {
    expect(errorOf(await sendRaw(platform.apiUrl, "nonsense\r\n\r\n"))).toMatchObject({ status: 400 });
    const hostless = await sendRaw(platform.apiUrl, `POST ${LIST} HTTP/1.1\r\nConnection: close\r\n\r\n`);
    expect(errorOf(hostless)).toMatchObject({ status: 400, message: "the request must have a Host header" });
    expect(errorOf(await post(LIST, { ...bearer(), Host: "a b" }))).toMatchObject({
      status: 400,
      type: "validation",
    });
  });
});

describe("a body within the limit but beyond reason", () => {
  const register = "/configuration/v0.4/webhooks/register_webhook";
  const values = (list: string) =>
    `{"url":"http://a.example","action":"incoming_event","secret_key":"s","filters":{"chat_properties":{"a":{"b":{"values":[${list}]}}}}}`;

  it.each([
    ["is nested too deeply", LIST, `{"a":${"[".repeat(500_000)}${"]".repeat(500_000)}}`],
    ["has too many problems", register, values(`${"[],".repeat(340_000)}1`)],
    ["must be a string", CREATE, `{"name":[${"0,".repeat(500_000)}0],"status":"offline"}`],
  ])("is refused: %s", async (message, path, body) => {
    const answer = await send(path, body);
    expect(errorOf(answer)).toMatchObject({ status: 400, message: expect.stringContaining(message) });
    expect(answer.body.length).toBeLessThan(1000);
  });
});

describe("a body over the limit", () => {
  const largest = `{"unknown":"${"x".repeat(MAX_BODY_BYTES - 14)}"}`;

  it("is one byte longer than the longest that is read", async () => {
    expect(Buffer.byteLength(largest)).toBe(MAX_BODY_BYTES);
    expect(await send(LIST, largest)).toMatchObject({ status: 200 });
    expect(errorOf(await send(LIST, ` ${largest}`))).toMatchObject({ status: 413, type: "validation" });
  });

  it("is refused as soon as it says so, before it is sent", async () => {
    const headers = { ...bearer(), "Content-Length": "1000000000" };
    expect(errorOf(await post(LIST, headers))).toMatchObject({ status: 413 });
  });

  it("is refused in chunks without a length, and no more of it is kept", async () => {
    const { socket, received } = rawConnect(platform.apiUrl);
    const host = new URL(platform.apiUrl).host;
    socket.write(
      `POST ${LIST} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    const chunk = `10000\r\n${" ".repeat(0x10000)}\r\n`;
    const answer = received((text) => text.includes("}}"));
    for (let sent = 0; sent <= MAX_BODY_BYTES; sent += 0x10000) socket.write(chunk);
    expect(errorOf(parseAnswer(await answer))).toMatchObject({ status: 413, type: "validation" });
    socket.destroy();
  });

  it("leaves the connection usable, or closes it", async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        fetch(platform.apiUrl + LIST, { method: "POST", headers: bearer(), body: ` ${largest}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([413, 413, 413]);
    expect(await send(LIST, "{}")).toMatchObject({ status: 200 });
  });
});

describe("time", () => {
  it("is up for a body that does not arrive, and the connection is closed", async () => {
    for (const length of ["Content-Length: 20", "Transfer-Encoding: chunked"]) {
      const { socket, received } = rawConnect(platform.apiUrl);
      const host = new URL(platform.apiUrl).host;
      socket.write(
        `POST ${LIST} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\n${length}\r\n\r\n`,
      );
      const dribble = setInterval(() => socket.write(length.startsWith("C") ? " " : "1\r\n \r\n"), 100);
      const answer = parseAnswer(await received());
      clearInterval(dribble);
      expect(errorOf(answer)).toMatchObject({ status: 504, type: "request_timeout" });
      expect(answer.headers.get("connection")).toBe("close");
    }
  });

  it("is not wasted on clients that went away", async () => {
    const { socket } = rawConnect(platform.apiUrl);
    const host = new URL(platform.apiUrl).host;
    socket.write(
      `POST ${LIST} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\nContent-Length: 9\r\n\r\n{`,
    );
    await sleep(50);
    socket.destroy();
    expect(await send(LIST, "{}")).toMatchObject({ status: 200 });
    expect(internal).toEqual([]);
  });
});

describe("a failure of ours", () => {
  it("is told in general only, and reported", async () => {
    const broken = await startTestPlatform({ onError: (error) => internal.push(error) });
    const { access_token } = await broken.tokenFor();
    await broken.database.schema.dropTable("webhooks").execute();
    const response = await fetch(`${broken.apiUrl}/configuration/v0.4/webhooks/get_webhooks_config`, {
      method: "POST",
      headers: { authorization: `Bearer ${access_token}` },
    });
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      error: { type: "internal", message: "something went wrong on our side" },
    });
    expect(internal).toHaveLength(1);
    await broken.close();
  });
});

it("every answer is data, which no browser takes for a page or a script", async () => {
  for (const path of ["/health", "/openapi.json", "/avatars/none.svg", "/nothing", LIST]) {
    const { headers } = await fetch(`${platform.apiUrl}${path}`);
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("content-security-policy"), path).toBe("default-src 'none'; frame-ancestors 'none'");
  }
});
