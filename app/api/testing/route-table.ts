import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import type { NextRequest } from "next/server";

type Handler = (request: NextRequest, context: { params: Promise<unknown> }) => Promise<Response>;
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/** Every handler that a folder's route files export, by its method and path: "GET /api/bots/[id]". */
export async function routeTable(folder: string): Promise<Map<string, Handler>> {
  const table = new Map<string, Handler>();
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => /(^|\/)route\.tsx?$/.test(name)).toSorted()) {
    const exported = (await import(join(folder, file))) as Record<string, unknown>;
    const path = `/${relative(join(folder, ".."), join(folder, file, ".."))}`;
    for (const method of METHODS) {
      const handler = exported[method];
      if (typeof handler === "function") table.set(`${method} ${path}`, handler as Handler);
    }
  }
  return table;
}
