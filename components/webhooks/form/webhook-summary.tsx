"use client";

import { useSession } from "@/components/permissions/session-provider";
import { later } from "@/components/ui/overlays/later";
import { curlFor } from "@/lib/contract/curl";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import { parseFilter } from "@/lib/filters/codec/codec";
import { summarizeFilter } from "@/lib/filters/describe";
import { filterOf, toWire, type WebhookForm } from "@/lib/webhooks/form";
import { destinationOf } from "@/lib/webhooks/url";
import { requestBody } from "@/lib/webhooks/wire";

const WireView = later(() => import("@/components/editing/wire-view").then((module) => module.WireView));

type WebhookSummaryProps = {
  form: WebhookForm;
  duplicates: boolean;
  /** True if a registered webhook already sends the same. */
  twin: boolean;
};

/** Summary of a registration in words, and the request that will be sent. */
export function WebhookSummary({ form, duplicates, twin }: WebhookSummaryProps) {
  const { api_url, version } = useSession();
  const destination = destinationOf(form.url);
  const body = requestBody(toWire(form));
  const curl = curlFor({ apiUrl: api_url, version, method: "register_webhook", body });
  return (
    <div className="grid grid-cols-1 gap-4">
      <section aria-labelledby="webhook-summary" className="rounded-lg border bg-surface p-4">
        <h2 id="webhook-summary" className="font-semibold text-lg">
          What will happen
        </h2>
        <ul className="mt-3 grid gap-2.5 wrap-anywhere">
          <li>
            {form.action === ""
              ? "Fires on the action you choose"
              : summarizeFilter(parseFilter(filterOf(form.filters)), form.action)}
          </li>
          <li>
            {destination === undefined
              ? "Sent to the address you enter"
              : `Sent to ${destination.host}${destination.path}`}
          </li>
          <li>
            {form.secretFrom === "original"
              ? "Every delivery carries the original's secret"
              : "Every delivery carries the secret"}
          </li>
          {form.filterProblems.length > 0 && (
            <li className="text-warning-text">
              The filter is not finished: {form.filterProblems.join(", ")}
            </li>
          )}
          {duplicates && <li>The original stays registered until you unregister it</li>}
          {twin && (
            <li className="text-warning-text">
              Another webhook already sends the same: everything would be sent twice
            </li>
          )}
          <li className="text-muted">Live within {PROPAGATION_SECONDS / 60} minutes of registering</li>
        </ul>
      </section>
      <WireView json={body} curl={curl} />
    </div>
  );
}
