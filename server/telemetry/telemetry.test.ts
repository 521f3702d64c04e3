import { trace } from "@opentelemetry/api";
import { expect, it } from "vitest";
import { metrics } from "@/server/metrics/metrics";
import { inRequest } from "@/server/request-context";
import { prepareDashboard } from "@/server/testing/dashboard";
import { answer, startHttpServer } from "@/server/testing/http-server";
import { exchange } from "@/server/transport/transport";
import { flushTelemetry } from "./flush";
import { startTelemetry } from "./start";

it("sends a span for each call, on to the server that is called, and nothing private", async () => {
  await prepareDashboard();
  const collector = await startHttpServer((_, response) => answer(response, 200, {}));
  const api = await startHttpServer((_, response) => answer(response, 200, {}));
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = collector.url;
  process.env.OTEL_EXPORTER_OTLP_PROTOCOL = "http/json";
  startTelemetry();
  const attributes = { "http.target": "/bots?q=who@demo.example", "http.client_ip": "10.1.2.3" };
  await trace.getTracer("next.js").startActiveSpan("GET /bots?q=x", { attributes }, async (span) => {
    span.recordException(new Error("Received who@demo.example"));
    await inRequest({ id: "the-request" }, () =>
      exchange({
        url: `${api.url}/configuration/v0.4/agents/get_bot_agents?access_token=quite-secret`,
        method: "POST",
        kind: "read",
        headers: { authorization: "Bearer quite-secret" },
        body: "{}",
        timeoutMs: 60_000,
      }),
    );
    span.end();
  });
  await flushTelemetry();

  const sent = collector.requests.map(({ body }) => body).join("");
  expect(sent).toContain('"upstream get_bot_agents"');
  expect(sent).toContain('"/bots"');
  expect(sent).not.toMatch(/quite-secret|demo\.example|10\.1\.2\.3|\?q=/);
  const traceId = /"traceId":"(\w+)"/.exec(sent)?.[1];
  expect(api.requests[0]?.headers.traceparent).toContain(traceId);
  expect(api.requests[0]?.headers["x-request-id"]).toBe("the-request");
  const counted = await metrics.registry.getSingleMetricAsString("switchboard_upstream_calls_total");
  expect(counted).toContain('{method="get_bot_agents",outcome="ok"} 1');
});
