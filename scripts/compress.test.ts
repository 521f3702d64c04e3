import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { compressFolder } from "./compress";

const folder = mkdtempSync(join(tmpdir(), "switchboard-compress-"));
afterEach(() => rmSync(folder, { recursive: true }));

it("puts both compressed forms beside every text, and nothing beside what is compressed already", async () => {
  const text = "const answer = 42;\n".repeat(100);
  mkdirSync(join(folder, "chunks"));
  writeFileSync(join(folder, "chunks", "a.js"), text);
  writeFileSync(join(folder, "font.woff2"), "x");
  await compressFolder(folder);
  await compressFolder(folder);
  expect(readdirSync(join(folder, "chunks")).sort()).toEqual(["a.js", "a.js.br", "a.js.gz"]);
  expect(readdirSync(folder).sort()).toEqual(["chunks", "font.woff2"]);
  expect(brotliDecompressSync(readFileSync(join(folder, "chunks", "a.js.br"))).toString()).toBe(text);
  expect(gunzipSync(readFileSync(join(folder, "chunks", "a.js.gz"))).toString()).toBe(text);
});
