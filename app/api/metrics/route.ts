import { environment } from "@/server/environment";
import { isBearer } from "@/server/metrics/is-bearer";
import { metrics } from "@/server/metrics/metrics";

/** Metrics in the text format of Prometheus, for holders of METRICS_TOKEN; 404 when no token is configured. */
export async function GET(request: Request): Promise<Response> {
  const { METRICS_TOKEN: token } = environment();
  if (token === undefined) return new Response(null, { status: 404 });
  if (!isBearer(request.headers.get("authorization"), token)) {
    return new Response(null, { status: 401, headers: { "www-authenticate": "Bearer" } });
  }
  const { registry } = metrics;
  return new Response(await registry.metrics(), {
    headers: { "content-type": registry.contentType, "cache-control": "no-store" },
  });
}
