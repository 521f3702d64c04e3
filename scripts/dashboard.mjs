import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import next from "next";

/*
 * The dashboard in production: what `next start` does, except that files under /_next/static are sent as the build
 * left them, compressed once and as well as possible (scripts/compress.ts). Next would compress them anew for every
 * browser, by gzip only. PORT and HOST say where to listen.
 */

const FILES = "/_next/static/";

const port = Number(process.env.PORT);
const hostname = process.env.HOST;

const app = next({ dev: false, port, hostname });
await app.prepare();
const answer = app.getRequestHandler();

const files = new Hono()
  .use(async (context, proceed) => {
    await proceed();
    context.header("X-Content-Type-Options", "nosniff");
    // Their names contain a digest of what is in them, so that they never change.
    if (context.res.ok) context.header("Cache-Control", "public, max-age=31536000, immutable");
  })
  .use(
    serveStatic({
      root: ".next/static",
      rewriteRequestPath: (path) => path.slice(FILES.length - 1),
      precompressed: true,
    }),
  );
// Next has its own idea of the global Request and Response.
const answerFile = getRequestListener(files.fetch, { overrideGlobalObjects: false });

const server = createServer((request, response) => {
  const answering = request.url?.startsWith(FILES) ? answerFile : answer;
  Promise.resolve(answering(request, response)).catch((error) => {
    console.error(`The answer to ${request.method} ${request.url?.split("?")[0]} failed`, error);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  // What is being answered is answered first; idle connections are closed by this as well.
  await new Promise((resolve) => server.close(resolve));
  await app.close();
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());

server.once("error", (error) => {
  console.error(`The dashboard cannot listen on ${hostname}:${port}: ${error.message}`);
  process.exit(1);
});
server.listen(port, hostname);
