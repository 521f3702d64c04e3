import "server-only";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { processWide } from "@/server/process-wide";
import { breakerStates } from "@/server/breaker/breaker";

/*
 * Metrics of this process for `GET /api/metrics`. No label holds text that a client or another server chose (an id, an
 * address, an email): each combination of labels is a series that is never removed.
 */

/** Upper bounds of the duration buckets, in seconds; the last one is the time limit of one upstream call. */
const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

/** Index: the number in `breakerState`. */
const BREAKER_STATES = ["closed", "half_open", "open"];

function create() {
  const registry = new Registry();
  // Event-loop delay, memory, processor time, open files.
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    /** Seconds until a request was answered. `route` is a template such as `/api/bots/[id]`. */
    httpRequests: new Histogram({
      name: "switchboard_http_request_duration_seconds",
      help: "Requests of browsers, by route, method and status.",
      labelNames: ["route", "method", "status"] as const,
      buckets: SECONDS,
      registers,
    }),
    /** Requests that were refused before their body was read. */
    refusedRequests: new Counter({
      name: "switchboard_refused_requests_total",
      help: "Requests refused at the door, by reason.",
      labelNames: ["why"] as const,
      registers,
    }),
    openConnections: new Gauge({
      name: "switchboard_open_connections",
      help: "Connections of clients and reverse proxies that are open.",
      registers,
    }),
    bodyBytes: new Gauge({
      name: "switchboard_request_body_bytes",
      help: "Bytes of request bodies being received or processed.",
      registers,
    }),
    /** Calls of the Configuration API (by its method) and of the accounts server (`token`, `info`). */
    upstreamCalls: new Counter({
      name: "switchboard_upstream_calls_total",
      help: "Calls of the Configuration API and the accounts server, by method and outcome.",
      labelNames: ["method", "outcome"] as const,
      registers,
    }),
    upstreamSeconds: new Histogram({
      name: "switchboard_upstream_call_duration_seconds",
      help: "Duration of calls of the Configuration API and the accounts server, by method.",
      labelNames: ["method"] as const,
      buckets: SECONDS,
      registers,
    }),
    /** `outcome`: renewed, refused, failed. */
    tokenRefreshes: new Counter({
      name: "switchboard_token_refreshes_total",
      help: "Refreshes of access tokens, by outcome.",
      labelNames: ["outcome"] as const,
      registers,
    }),
    /** `outcome`: as in lib/webhooks/replacement. */
    replacements: new Counter({
      name: "switchboard_replacements_total",
      help: "Webhooks replaced by one with other settings, by outcome.",
      labelNames: ["outcome"] as const,
      registers,
    }),
    /** `outcome`: as in lib/webhooks/test-delivery. */
    trialDeliveries: new Counter({
      name: "switchboard_trial_deliveries_total",
      help: "Trial deliveries to webhooks, by outcome.",
      labelNames: ["outcome"] as const,
      registers,
    }),
    /** 0 closed (calls go out), 1 half open (one is tried), 2 open (calls are refused here). */
    breakerState: new Gauge({
      name: "switchboard_breaker_state",
      help: "Circuit breakers, by the host that is called: 0 closed, 1 half open, 2 open.",
      labelNames: ["host"] as const,
      registers,
      collect() {
        for (const { host, state } of breakerStates()) this.set({ host }, BREAKER_STATES.indexOf(state));
      },
    }),
    /** `event`: signed_in, signed_out, refused, revealed. */
    securityEvents: new Counter({
      name: "switchboard_security_events_total",
      help: "Sign-ins, those that failed, sign-outs, refusals and reveals of secrets.",
      labelNames: ["event"] as const,
      registers,
    }),
    policyReports: new Counter({
      name: "switchboard_policy_reports_total",
      help: "Reports of browsers that a content security policy was violated, by directive.",
      labelNames: ["directive"] as const,
      registers,
    }),
  };
}

/** The metrics of this process: `metrics.upstreamCalls.inc({ method: "get_bot_agents", outcome: "ok" })`. */
export const metrics = processWide("metrics", create);
