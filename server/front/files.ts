import "server-only";
import { getRequestListener } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import type { Answers } from "./door";

const PREFIX = "/_next/static/";

/**
 * Serves files under /_next/static from the build, compressed in advance as well as possible
 * (scripts/compress.ts). Next would compress each of them for every browser again, with gzip only.
 */
export function staticFiles(root: string): Answers {
  const files = new Hono()
    .use(async (context, proceed) => {
      await proceed();
      // A file's name contains a digest of its content, so the file never changes.
      if (context.res.ok) context.header("Cache-Control", "public, max-age=31536000, immutable");
    })
    .use(
      serveStatic({
        root,
        rewriteRequestPath: (path) => path.slice(PREFIX.length - 1),
        precompressed: true,
      }),
    );
  // Hono must not replace the global Request and Response, which Next uses.
  return getRequestListener(files.fetch, { overrideGlobalObjects: false });
}
