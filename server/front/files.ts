import "server-only";
import { getRequestListener } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import type { Answers } from "./door";

const PREFIX = "/_next/static/";

/**
 * Sends files under /_next/static as the build left them, compressed once and as well as possible (scripts/compress.ts).
 * Next would compress them anew for every browser, by gzip only.
 */
export function staticFiles(root: string): Answers {
  const files = new Hono()
    .use(async (context, proceed) => {
      await proceed();
      // Their names contain a digest of what is in them, so that they never change.
      if (context.res.ok) context.header("Cache-Control", "public, max-age=31536000, immutable");
    })
    .use(
      serveStatic({
        root,
        rewriteRequestPath: (path) => path.slice(PREFIX.length - 1),
        precompressed: true,
      }),
    );
  // Next has its own idea of the global Request and Response.
  return getRequestListener(files.fetch, { overrideGlobalObjects: false });
}
