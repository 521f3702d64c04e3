import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TargetPolicy } from "./policy";
import { postToTarget } from "./post";
import type { Resolver } from "./target";

/*
 * Every address here tries to make Switchboard call this machine, or another one that only it can reach. A
 * server listens on both loopback addresses; a request that arrives there has got through.
 */

const arrived: string[] = [];
const servers: Server[] = [];
let port = 0;

async function listen(host: string): Promise<void> {
  const server = createServer((request, response) => {
    arrived.push(`${host} ${request.url}`);
    response.end("got through");
  });
  const taken = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, host, () => resolve(true));
  });
  if (!taken) return;
  servers.push(server);
  const address = server.address();
  if (typeof address === "object" && address !== null) port = address.port;
}

beforeAll(async () => {
  for (const host of ["127.0.0.1", "127.0.0.2", "::1"]) await listen(host);
});
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** Answers of a hostile DNS by the end of a name; every other name does not exist. */
const ANSWERS: Record<string, string[]> = {
  localhost: ["127.0.0.1", "::1"],
  "localhost.": ["127.0.0.1"],
  "sub.localhost": ["127.0.0.1"],
  "localtest.me": ["127.0.0.1"],
  "127.0.0.1.nip.io": ["127.0.0.1"],
  "7f000001.nip.io": ["127.0.0.1"],
  "metadata.google.internal": ["169.254.169.254"],
  "xn--fxaaj.example": ["127.0.0.1"],
};

const unknown = () => Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
const hostileDns: Resolver = async (host) => {
  const addresses = ANSWERS[host];
  if (addresses === undefined) throw unknown();
  return addresses;
};

async function attempt(url: string, resolver: Resolver, policy: TargetPolicy = "public") {
  arrived.length = 0;
  const posted = await postToTarget({ url, headers: {}, body: "{}" }, { policy, resolver, timeoutMs: 2000 });
  return { posted, arrived: [...arrived] };
}

// PORT stands for the port the servers listen on.
const LOOPBACK_URLS = `
http://127.0.0.1:PORT/ http://127.0.0.2:PORT/ http://127.1:PORT/ http://127.0.1:PORT/ http://127.255.255.254:PORT/
http://2130706433:PORT/ http://0x7f000001:PORT/ http://0x7F000001:PORT/ http://0X7f.1:PORT/
http://0x7f.0.0.1:PORT/ http://0x7f.0x0.0x0.0x1:PORT/ http://0x7f.1:PORT/ http://0x7f.0x000001:PORT/
http://017700000001:PORT/ http://0177.0.0.1:PORT/ http://0177.1:PORT/ http://0177.0.1:PORT/ http://00177.0.0.01:PORT/
http://0000177.0000.0000.00001:PORT/ http://127.0x0.0.01:PORT/ http://127.0.0.0x1:PORT/ http://127.00000.1:PORT/
http://127.0.0.1.:PORT/ http://127.1.:PORT/ http://0x7f.1.:PORT/ http://2130706433.:PORT/
http://127。0。0。1:PORT/ http://127．0．0．1:PORT/ http://127｡0｡0｡1:PORT/ http://127。1:PORT/
http://１２７.０.０.１:PORT/ http://①②⑦.⓪.⓪.①:PORT/ http://𝟏𝟐𝟕.𝟎.𝟎.𝟏:PORT/ http://１２７.1:PORT/ http://0ｘ7f.1:PORT/
http://%31%32%37.0.0.1:PORT/ http://127%2e0%2e0%2e1:PORT/ http://127.0.0.%31:PORT/ http://%30x7f.1:PORT/
http://[::1]:PORT/ http://[0:0:0:0:0:0:0:1]:PORT/ http://[0000:0000:0000:0000:0000:0000:0000:0001]:PORT/
http://[::0001]:PORT/ http://[0::1]:PORT/ http://[::0:1]:PORT/ http://[::0.0.0.1]:PORT/
http://[::ffff:127.0.0.1]:PORT/ http://[::FFFF:127.0.0.1]:PORT/ http://[::ffff:7f00:1]:PORT/
http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/ http://[0:0:0:0:0:ffff:7f00:0001]:PORT/ http://[::ffff:127.0.0.2]:PORT/
http://[::ffff:0:127.0.0.1]:PORT/ http://[::127.0.0.1]:PORT/ http://[::7f00:1]:PORT/
http://[64:ff9b::127.0.0.1]:PORT/ http://[64:ff9b::7f00:1]:PORT/ http://[64:ff9b:1::127.0.0.1]:PORT/
http://[2002:7f00:1::]:PORT/ http://[2002:7f00:1::1]:PORT/ http://[2001:0:7f00:1::]:PORT/ http://[2001::80ff:fffe]:PORT/
http://0:PORT/ http://0.0.0.0:PORT/ http://00:PORT/ http://0x0:PORT/ http://0.0:PORT/ http://0.1:PORT/ http://[::]:PORT/
http://[0:0:0:0:0:0:0:0]:PORT/ http://[::ffff:0.0.0.0]:PORT/ http://[::0.0.0.0]:PORT/
http://localhost:PORT/ http://LOCALHOST:PORT/ http://LocalHost:PORT/ http://localhost.:PORT/ http://loc%61lhost:PORT/
http://ｌｏｃａｌｈｏｓｔ:PORT/ http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/ http://local\u00adhost:PORT/ http://sub.localhost:PORT/ http://localtest.me:PORT/
http://127.0.0.1.nip.io:PORT/ http://7f000001.nip.io:PORT/ http://ΑΒ.example:PORT/
http://receiver.example@127.0.0.1:PORT/ http://receiver.example:80@127.0.0.1:PORT/ http://receiver.example%40127.0.0.1:PORT/
http://a:b@localhost:PORT/ http://@127.0.0.1:PORT/ http://:@127.0.0.1:PORT/ http://receiver.example#@127.0.0.1:PORT/
http://127.0.0.1:PORT#@receiver.example/ http://127.0.0.1:PORT?@receiver.example/ http://127.0.0.1:PORT\\@receiver.example/
http:\\\\127.0.0.1:PORT\\ http:/127.0.0.1:PORT/ http:127.0.0.1:PORT/ http:////127.0.0.1:PORT/ http:/\\127.0.0.1:PORT/
HTTP://127.0.0.1:PORT/ hTTp://2130706433:PORT/ https://127.0.0.1:PORT/ https://localhost:PORT/ https://[::1]:PORT/
ht\ttp://127.0.0.1:PORT/ http://127.0.\t0.1:PORT/ http://127.0.0.1\n:PORT/ \u0000http://127.0.0.1:PORT/ http://127.0.0.1:0PORT/
`;

const INNER_URLS = `
http://10.0.0.1/ http://10.255.255.255/ http://0xa.1/ http://012.1/ http://167772161/ http://10.1/
http://172.16.0.1/ http://172.31.255.255/ http://0xac100001/ http://192.168.0.1/ http://192.168.1/ http://3232235521/ http://0xc0.0xa8.0.1/
http://169.254.169.254/latest/meta-data/ http://169.254.169.254./ http://2852039166/ http://0xa9fea9fe/ http://0251.0376.0251.0376/
http://169.254.43518/ http://[::ffff:169.254.169.254]/ http://[::ffff:a9fe:a9fe]/ http://[64:ff9b::a9fe:a9fe]/ http://[2002:a9fe:a9fe::]/
http://metadata.google.internal/computeMetadata/v1/ http://100.64.0.1/ http://100.100.100.200/ http://100.127.255.255/
http://168.63.129.16/ http://192.0.0.192/ http://192.0.0.8/ http://192.0.2.1/ http://198.51.100.1/ http://203.0.113.1/
http://198.18.0.1/ http://198.19.255.255/ http://192.88.99.1/ http://192.31.196.1/ http://192.52.193.1/ http://192.175.48.1/
http://224.0.0.1/ http://239.255.255.250/ http://240.0.0.1/ http://255.255.255.255/ http://4294967295/ http://0xffffffff/
http://[fe80::1]/ http://[febf::1]/ http://[fe80::1%25eth0]/ http://[fe80::1%eth0]/ http://[fec0::1]/ http://[fc00::1]/ http://[fd00:ec2::254]/
http://[fdff:ffff::1]/ http://[ff02::1]/ http://[ff05::2]/ http://[2001:db8::1]/ http://[3fff::1]/ http://[2001:2::1]/ http://[2001:10::1]/
http://[2001:20::1]/ http://[100::1]/ http://[5f00::1]/ http://[4000::1]/ http://[::ffff:10.0.0.1]/ http://[::10.0.0.1]/ http://[::ffff:0:10.0.0.1]/
http://[64:ff9b::10.0.0.1]/ http://[64:ff9b:1::a00:1]/ http://[2002:a00:1::]/ http://[2002:c0a8:1::1]/ http://[::ffff:8.8.8.8]/ http://[64:ff9b::8.8.8.8]/
ftp://receiver.example/ file:///etc/passwd file://localhost/etc/passwd gopher://127.0.0.1:6379/_FLUSHALL dict://127.0.0.1:11211/stat
data:text/plain,hello javascript:alert(1) blob:http://127.0.0.1/x ws://127.0.0.1/ wss://127.0.0.1/ about:blank unix:/var/run/docker.sock
ldap://127.0.0.1/ jar:http://127.0.0.1!/ http+unix://%2Fvar%2Frun%2Fdocker.sock/ //127.0.0.1/ 127.0.0.1 localhost /etc/passwd
http:// http://? http://# http:/// http://:80/ http://[/ http://[::1 http://[::1]x/ http://[::1.2]/ http://1.2.3.4.5/ http://256.1.1.1/
http://0x100000000/ http://127.0.0.08/ http://127.0.0.1:99999/ http://127.0.0.1:-1/ http://a\u0000b/ http://exa<mple/ http://user:pass@8.8.8.8/
`;

const words = (text: string) =>
  text
    .split(/[ \n]+/)
    .filter((word) => word !== "")
    .map((word) =>
      word.replace(/\\(u[\da-f]{4}|t|n)/g, (_, code: string) =>
        code === "t" ? "\t" : code === "n" ? "\n" : String.fromCharCode(Number.parseInt(code.slice(1), 16)),
      ),
    );
const atPort = (url: string) => url.replace("PORT", String(port));

const loopbackUrls = words(LOOPBACK_URLS);
const innerUrls = words(INNER_URLS);

describe("hostile URLs", () => {
  it("are many", () => {
    expect(new Set([...loopbackUrls, ...innerUrls]).size).toBeGreaterThanOrEqual(150);
  });

  it.each(loopbackUrls)("%j does not get through to this machine", async (url) => {
    const { posted, arrived: through } = await attempt(atPort(url), hostileDns);
    expect(posted.kind === "refused" || (posted.kind === "failed" && posted.failure === "unresolved")).toBe(
      true,
    );
    expect(through).toEqual([]);
  });

  it.each(innerUrls)(
    "%j does not get through where this machine alone gets, loopback allowed or not",
    async (url) => {
      for (const policy of ["public", "loopback"] as const) {
        const { posted, arrived: through } = await attempt(url, hostileDns, policy);
        expect(posted).toMatchObject(
          posted.kind === "failed" ? { failure: "unresolved" } : { kind: "refused" },
        );
        expect(through).toEqual([]);
      }
    },
  );
});

const DNS_ANSWERS: [name: string, answers: string[]][] = [
  ["loopback", ["127.0.0.1"]],
  ["another loopback", ["127.0.0.2"]],
  ["IPv6 loopback", ["::1"]],
  ["both loopbacks", ["::1", "127.0.0.1"]],
  ["mapped loopback", ["::ffff:127.0.0.1"]],
  ["mapped loopback in hexadecimal", ["::ffff:7f00:1"]],
  ["compatible loopback", ["::127.0.0.1"]],
  ["NAT64 loopback", ["64:ff9b::7f00:1"]],
  ["6to4 loopback", ["2002:7f00:1::1"]],
  ["unspecified", ["0.0.0.0"]],
  ["IPv6 unspecified", ["::"]],
  ["private after public", ["8.8.8.8", "10.0.0.1"]],
  ["private before public", ["10.0.0.1", "8.8.8.8"]],
  ["loopback after public", ["8.8.8.8", "127.0.0.1"]],
  ["IPv6 loopback after public IPv4", ["8.8.8.8", "::1"]],
  ["loopback after public IPv6", ["2606:4700::1111", "127.0.0.1"]],
  ["loopback among many", [...Array.from({ length: 40 }, (_, index) => `8.8.8.${index}`), "127.0.0.1"]],
  ["link-local", ["169.254.169.254"]],
  ["unique-local", ["fd00:ec2::254"]],
  ["link-local with a zone", ["fe80::1%eth0"]],
  ["loopback with a zone", ["::1%lo"]],
  ["loopback in octal", ["0177.0.0.1"]],
  ["loopback in short", ["127.1"]],
  ["loopback as a number", ["2130706433"]],
  ["another name", ["localhost"]],
  ["nothing readable", [""]],
];

describe("hostile DNS answers", () => {
  it.each(DNS_ANSWERS)("%s are refused", async (_, answers) => {
    const { posted, arrived: through } = await attempt(
      `http://receiver.example:${port}/`,
      async () => answers,
    );
    expect(posted.kind).toBe("refused");
    expect(through).toEqual([]);
  });

  it("are asked for once: a name that is rebound between check and connection leads where it was checked", async () => {
    const answers = [["127.0.0.1"], ["127.0.0.2"]];
    let asked = 0;
    const rebinding: Resolver = async () => answers[asked++] ?? ["127.0.0.2"];
    const { arrived: through } = await attempt(`http://receiver.example:${port}/x`, rebinding, "loopback");
    expect(through).toEqual(["127.0.0.1 /x"]);
    expect(asked).toBe(1);
  });

  it("that were public when checked are not asked for again, so loopback is never reached", async () => {
    const answers = [["8.8.8.8"], ["127.0.0.1"]];
    let asked = 0;
    const rebinding: Resolver = async () => answers[asked++] ?? ["127.0.0.1"];
    arrived.length = 0;
    const posted = await postToTarget(
      { url: `http://localhost:${port}/`, headers: {}, body: "{}" },
      { policy: "public", resolver: rebinding, timeoutMs: 300 },
    );
    expect(posted.kind).toBe("failed");
    expect(arrived).toEqual([]);
    expect(asked).toBe(1);
  });
});

describe("redirects", () => {
  it.each([301, 302, 303, 307, 308])("%i to this machine are shown, not followed", async (status) => {
    const server = createServer((_, response) =>
      response
        .writeHead(status, { location: `http://127.0.0.2:${port}/inner`, refresh: "0;url=/inner" })
        .end(),
    );
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const at = typeof address === "object" && address !== null ? address.port : 0;
    const { posted, arrived: through } = await attempt(`http://127.0.0.1:${at}/`, hostileDns, "loopback");
    expect(posted).toMatchObject({ kind: "answered", status });
    expect(through).toEqual([]);
  });
});

describe("what is allowed", () => {
  it("loopback alone where the platform is embedded, in any spelling that means it", async () => {
    for (const host of ["127.0.0.1", "127.1", "2130706433", "localhost"]) {
      const { arrived: through } = await attempt(
        `http://${host}:${port}/ok`,
        async () => ["127.0.0.1"],
        "loopback",
      );
      expect(through).toEqual(["127.0.0.1 /ok"]);
    }
  });

  it("anything that can be read where private targets are allowed", async () => {
    const { arrived: through } = await attempt(
      `http://inner.example:${port}/`,
      async () => ["127.0.0.2"],
      "any",
    );
    expect(through).toEqual(["127.0.0.2 /"]);
    expect((await attempt("http://inner.example/", async () => ["127.1"], "any")).posted.kind).toBe(
      "refused",
    );
  });
});
