import { expect, it } from "vitest";
import { metrics } from "./metrics";

it("counts in the text format of Prometheus, and the process beside", async () => {
  metrics.upstreamCalls.inc({ method: "get_bot_agents", outcome: "ok" });
  metrics.breakerState.set({ name: "configuration_api" }, 2);
  const text = await metrics.registry.metrics();
  expect(text).toContain('switchboard_upstream_calls_total{method="get_bot_agents",outcome="ok"} 1');
  expect(text).toContain('switchboard_breaker_state{name="configuration_api"} 2');
  expect(text).toContain("nodejs_eventloop_lag_seconds");
  expect(text).toContain("process_resident_memory_bytes");
});
