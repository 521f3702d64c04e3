import { expect, it, vi } from "vitest";
import { takeReport } from "./take-report";

const send = (body: unknown) =>
  takeReport(
    new Request("http://localhost/api/csp-reports", {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );

function written() {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => lines.push(String(text)) > 0);
  return lines;
}

it("writes down what was violated, without queries and samples", async () => {
  const lines = written();
  const older = {
    "csp-report": {
      "effective-directive": "script-src",
      "blocked-uri": "eval",
      "document-uri": "https://console.example/bots?q=a%40b.example",
      "source-file": "https://console.example/_next/static/a.js?x=1",
      "line-number": 7,
      "script-sample": "let secret",
    },
  };
  const newer = [
    { type: "deprecation", body: { id: "x" } },
    {
      type: "csp-violation",
      body: {
        effectiveDirective: "img-src",
        blockedURL: "https://cdn.example/who?token=1",
        documentURL: "https://console.example/bots",
        sample: "let secret",
      },
    },
  ];
  expect((await send(older)).status).toBe(204);
  expect((await send(newer)).status).toBe(204);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      directive: "script-src",
      blocked: "eval",
      page: "/bots",
      source: "https://console.example/_next/static/a.js",
    },
    { directive: "img-src", blocked: "https://cdn.example", page: "/bots" },
  ]);
  expect(lines.join("")).not.toMatch(/secret|token|a%40b/);
});

it.each([
  ["{", 400],
  ["null", 400],
  ["[]", 204],
  [`"${"x".repeat(20_000)}"`, 400],
])("takes %.20s for what it is", async (body, status) => {
  const lines = written();
  expect((await send(body)).status).toBe(status);
  expect(lines).toEqual([]);
});

it("lets nobody fill the log", async () => {
  const lines = written();
  const report = {
    "csp-report": { "effective-directive": "x\ny".repeat(500), "blocked-uri": "z".repeat(3_000) },
  };
  for (let sent = 0; sent < 100; sent++) expect((await send(report)).status).toBe(204);
  expect(lines.length).toBeLessThanOrEqual(30);
  for (const line of lines) expect(line.length).toBeLessThan(300);
});
