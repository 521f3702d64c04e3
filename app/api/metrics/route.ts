import { environment } from "@/server/environment";
import { isBearer } from "@/server/metrics/is-bearer";
import { metrics } from "@/server/metrics/metrics";

/** Metrics in the text format of Prometheus, for whoever holds METRICS_TOKEN. Without one nobody is told that they exist. */
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
