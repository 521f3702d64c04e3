import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  MAX_BODY_BYTES,
  MAX_FILE_BODY_BYTES,
  MAX_ITEM_BODY_BYTES,
  MAX_OPEN_BYTES,
} from "@/lib/contract/limits";
import { apiRoutes, routeOf } from "./routes";

const FOLDER = join(process.cwd(), "app");
const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" });
const METHOD =
  /export (?:const|async function|function) (GET|POST|PATCH|DELETE|PUT|OPTIONS|HEAD)\b([^]*?)(?=\nexport |$)/g;

/** Methods of a route handler's file, with the largest body that each reads in bytes. */
function methodsOf(file: string): Record<string, number> {
  const source = readFileSync(join(FOLDER, file), "utf8");
  const named = /export \{([^}]*)\}/.exec(source)?.[1] ?? "";
  return Object.fromEntries([
    ...[...named.matchAll(/\b(GET|POST)\b/g)].map(([name]) => [name, name === "POST" ? MAX_OPEN_BYTES : 0]),
    ...[...source.matchAll(METHOD)].map(([, name = "", body = ""]) => [name, bytesOf(body)]),
  ]);
}

function bytesOf(handler: string): number {
  if (handler.includes("maxBytes: MAX_FILE_BODY_BYTES")) return MAX_FILE_BODY_BYTES;
  if (handler.includes("maxBytes: MAX_ITEM_BODY_BYTES")) return MAX_ITEM_BODY_BYTES;
  if (/^ {2}input:/m.test(handler)) return MAX_BODY_BYTES;
  return /request: Request\): Promise<Response> => /.test(handler) ? MAX_OPEN_BYTES : 0;
}

it("lists each route of the dashboard API with its methods, and a body as long as it is read", () => {
  const found = files
    .filter((file) => file.startsWith("api/") && file.endsWith("/route.ts"))
    .map((file) => [`/${file.slice(0, -"/route.ts".length)}`, methodsOf(file)]);
  const listed = apiRoutes.map(({ template, methods }) => [template, methods]);
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(found));
});

it("lets nobody who is not signed in send more than a form", () => {
  for (const { guarded, methods } of apiRoutes) {
    if (!guarded) expect(Math.max(...Object.values(methods))).toBeLessThanOrEqual(MAX_OPEN_BYTES);
  }
});

it("lists each page", () => {
  const pages = files
    .filter((file) => file.endsWith("page.tsx"))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "").replace("(console)/", "")}`);
  expect(pages.map((page) => routeOf(page.replaceAll(/\[\w+\]/g, "x"))?.template)).toEqual(pages);
});

it("prefers what is spelled out", () => {
  expect(routeOf("/bots/new")?.template).toBe("/bots/new");
  expect(routeOf("/bots/newer")?.template).toBe("/bots/[botId]");
  expect(routeOf("/api/auth/callback/livechat")?.template).toBe("/api/auth/[...nextauth]");
  expect(routeOf("/robots.txt")?.template).toBe("other");
});
