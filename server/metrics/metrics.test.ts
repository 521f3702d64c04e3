import { expect, it } from "vitest";
import { guarded } from "@/server/breaker/breaker";
import { metrics } from "./metrics";

it("counts in the text format of Prometheus, and the process beside", async () => {
  metrics.upstreamCalls.inc({ method: "get_bot_agents", outcome: "ok" });
  await guarded("https://api.example/configuration", async () => ({ status: 200, json: {} }));
  const text = await metrics.registry.metrics();
  expect(text).toContain('switchboard_upstream_calls_total{method="get_bot_agents",outcome="ok"} 1');
  expect(text).toContain('switchboard_breaker_state{host="api.example"} 0');
  expect(text).toContain("nodejs_eventloop_lag_seconds");
  expect(text).toContain("process_resident_memory_bytes");
});
