"use client";

import { useSession } from "@/components/permissions/session-provider";
import { later } from "@/components/ui/overlays/later";
import { curlFor } from "@/lib/contract/curl";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { toWire, type WebhookForm } from "@/lib/webhooks/form";
import { requestBody } from "@/lib/webhooks/wire";

const WireView = later(() => import("@/components/editing/wire-view").then((module) => module.WireView));

type ChangeSummaryProps = { form: WebhookForm; base: ShownWebhook; changes: readonly string[] };

/** Summary of a change in words, and the requests that will be sent. */
export function ChangeSummary({ form, base, changes }: ChangeSummaryProps) {
  const { api_url, version } = useSession();
  const body = requestBody(toWire(form));
  const request = { apiUrl: api_url, version };
  const curl = [
    curlFor({ ...request, method: "register_webhook", body }),
    curlFor({ ...request, method: "unregister_webhook", body: { webhook_id: base.webhook_id } }),
  ].join("\n\n");
  return (
    <div className="grid grid-cols-1 gap-4">
      <section aria-labelledby="webhook-summary" className="rounded-lg border bg-surface p-4">
        <h2 id="webhook-summary" className="font-semibold text-lg">
          What will change
        </h2>
        <ul className="mt-3 grid grid-cols-1 gap-2.5 wrap-anywhere">
          {changes.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {changes.length === 0 && <li className="text-muted">No changes yet.</li>}
          {form.filterProblems.length > 0 && (
            <li className="text-warning-text">
              The filter is not finished: {form.filterProblems.join(", ")}
            </li>
          )}
          {changes.length > 0 && (
            <li className="text-muted">
              The changed webhook will get a new id, and this one will be unregistered. Live within{" "}
              {PROPAGATION_SECONDS / 60} minutes.
            </li>
          )}
        </ul>
      </section>
      <WireView json={body} curl={curl} />
    </div>
  );
}
