import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { apiRoutes, MAX_OPEN_BYTES, routeOf } from "./routes";

const FOLDER = join(process.cwd(), "app");
const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" });
const METHOD =
  /export (?:const|async function|function) (GET|POST|PATCH|DELETE|PUT|OPTIONS|HEAD)\b([^]*?)(?=\nexport |$)/g;

/** The methods of a route handler, by whether they read a body. */
function methodsOf(file: string): Record<string, boolean> {
  const source = readFileSync(join(FOLDER, file), "utf8");
  const named = /export \{([^}]*)\}/.exec(source)?.[1] ?? "";
  return Object.fromEntries([
    ...[...named.matchAll(/\b(GET|POST)\b/g)].map(([name]) => [name, name === "POST"]),
    ...[...source.matchAll(METHOD)].map(([, name = "", body = ""]) => [
      name,
      /^ {2}input:/m.test(body) || /request: Request\): Promise<Response> => /.test(body),
    ]),
  ]);
}

it("lists each route of the dashboard API with its methods, and a body exactly where one is read", () => {
  const found = files
    .filter((file) => file.startsWith("api/") && file.endsWith("/route.ts"))
    .map((file) => [`/${file.slice(0, -"/route.ts".length)}`, methodsOf(file)]);
  const listed = apiRoutes.map(({ template, methods }) => [
    template,
    Object.fromEntries(Object.entries(methods).map(([name, limit]) => [name, limit > 0])),
  ]);
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
