"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { BulkDialog } from "@/components/bulk/bulk-dialog";
import { type BulkPlan, planEach } from "@/components/bulk/plan";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { maskedAddress, maskedPair } from "@/lib/contract/addresses/address-secrets";
import { webhookName } from "@/lib/changes/names";
import { counted } from "@/lib/text/counted";
import type { ShownWebhook, WebhookList } from "@/lib/webhooks/api";
import { moveUrl, type NewHost, parseNewHost } from "@/lib/webhooks/bulk";
import { moveConsequences, unregisterConsequences } from "@/lib/webhooks/bulk-consequences";
import { bulkStep, type WebhookStep } from "./bulk-step";
import { type BulkKind, NOUN, TITLES } from "./bulk-words";
import { NewHostField } from "./new-host-field";
import { freshWebhooksQuery, webhooksQuery } from "../queries";

type BulkWebhooksDialogProps = {
  kind: BulkKind;
  /** The webhooks that were selected when the dialog opened. */
  selected: readonly ShownWebhook[];
  onClose: (rest?: string[]) => void;
};

/** Moves many webhooks to another host or unregisters them, after a preview of the effect on each. */
export function BulkWebhooksDialog({ kind, selected: opened, onClose }: BulkWebhooksDialogProps) {
  const client = useQueryClient();
  // A moved webhook leaves every list under its old id, so the dialog holds the webhooks that it was opened
  // for.
  const [{ selected, attempt }, look] = useState({ selected: opened, attempt: 0 });
  const [typed, setTyped] = useState("");
  const { data, error, isFetching, refetch } = useQuery(freshWebhooksQuery(attempt));
  const host = parseNewHost(typed);
  const wanted = kind === "unregister" ? "unregister" : host;
  const plan = wanted && data ? planFor(wanted, selected, data) : undefined;

  const close = (rest?: string[]) => {
    onClose(rest);
    if (rest) void client.invalidateQueries(webhooksQuery);
  };

  return (
    <BulkDialog
      title={TITLES[kind](counted(selected.length, NOUN))}
      noun={NOUN}
      verb={kind === "move" ? "Change" : "Unregister"}
      did={kind === "move" ? "Changed" : "Unregistered"}
      danger={kind === "unregister"}
      settings={kind === "move" && <NewHostField value={typed} onChange={setTyped} />}
      plan={plan}
      waiting={
        error ? (
          <Banner
            tone="danger"
            title="The webhooks could not be loaded"
            action={
              <Button size="sm" pending={isFetching} pendingLabel="Trying…" onClick={() => void refetch()}>
                Try again
              </Button>
            }
          >
            {error.message} Nothing was changed.
          </Banner>
        ) : (
          wanted && (
            <p role="status" className="text-muted">
              Checking {counted(selected.length, NOUN)}…
            </p>
          )
        )
      }
      consequences={plan && data ? consequencesOf(plan, data) : []}
      step={bulkStep}
      onAgain={(ids) =>
        look({
          selected: selected.filter(({ webhook_id }) => ids.includes(webhook_id)),
          attempt: attempt + 1,
        })
      }
      onClose={close}
    />
  );
}

function planFor(
  wanted: NewHost | "unregister",
  selected: readonly ShownWebhook[],
  { webhooks }: WebhookList,
): BulkPlan<WebhookStep> {
  const now = new Map(webhooks.map((webhook) => [webhook.webhook_id, webhook]));
  const items = selected.map((webhook) => ({ id: webhook.webhook_id, name: webhookName(webhook) }));
  return planEach<(typeof items)[number], WebhookStep>(items, ({ id }) => {
    const webhook = now.get(id);
    if (webhook === undefined) {
      return wanted === "unregister"
        ? { kind: "unchanged", why: "Already unregistered" }
        : { kind: "left_out", why: "Someone unregistered or changed it" };
    }
    if (wanted === "unregister") {
      return {
        kind: "change",
        before: maskedAddress(webhook.url),
        after: "Unregistered",
        what: { kind: "unregister" },
      };
    }
    const moved = moveUrl(webhook.url, wanted);
    if (moved.kind !== "change") return moved;
    const { webhook_id: _, has_secret: __, secret_key: ___, ...fields } = webhook;
    const replace = {
      webhook: { ...fields, url: moved.url, secret: { kind: "keep" as const } },
      strategy: "overlap" as const,
    };
    const [before, after] = maskedPair(webhook.url, moved.url);
    return { kind: "change", before, after, what: { kind: "move", replace } };
  });
}

function consequencesOf({ changes }: BulkPlan<WebhookStep>, { webhooks, scope }: WebhookList): string[] {
  const moved = new Map(
    changes.flatMap(({ id, what }) =>
      what.kind === "move" ? [[id, what.replace.webhook.url] as const] : [],
    ),
  );
  return moved.size > 0
    ? moveConsequences(webhooks, moved, scope)
    : unregisterConsequences(webhooks, new Set(changes.map(({ id }) => id)));
}
