"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useCan } from "@/components/shell/session-provider";
import { useListKeys } from "@/components/shell/use-list-keys";
import { later } from "@/components/ui/later";
import { pages } from "@/lib/paths";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { selectRows, toRow } from "@/lib/webhooks/list";
import { useFindings } from "./use-findings";
import { useWebhookView } from "./use-webhook-view";
import { NoMatch } from "./webhook-states";
import { WebhookTable } from "./webhook-table";
import { WebhookToolbar } from "./webhook-toolbar";

const UnregisterDialog = later(() => import("./unregister-dialog").then((module) => module.UnregisterDialog));

/** The webhooks that match, with what narrows them down and how many there are. */
export function WebhookResults({ webhooks }: { webhooks: ShownWebhook[] }) {
  const router = useRouter();
  const mayRegister = useCan("webhooks--my:write");
  const state = useWebhookView();
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLTableElement>(null);
  const [doomed, setDoomed] = useState<string>();
  useListKeys({ list, search, onCreate: mayRegister ? () => router.push(pages.newWebhook) : undefined });

  const findings = useFindings(webhooks);
  const rows = webhooks.map(toRow);
  const shown = selectRows(rows, state.view);
  const chosen = webhooks.find((webhook) => webhook.webhook_id === doomed);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <WebhookToolbar rows={rows} state={state} search={search} />
        <p role="status" className="text-muted text-sm tabular-nums">
          {state.narrowed ? `${shown.length} of ${countOf(rows.length)}` : countOf(rows.length)}
        </p>
      </div>
      {shown.length === 0 ? (
        <NoMatch onClear={state.clear} />
      ) : (
        <WebhookTable
          rows={shown}
          findings={findings}
          state={state}
          list={list}
          onUnregister={(row) => setDoomed(row.id)}
        />
      )}
      {chosen && <UnregisterDialog webhook={chosen} onClose={() => setDoomed(undefined)} />}
    </>
  );
}

function countOf(count: number): string {
  return count === 1 ? "1 webhook" : `${count} webhooks`;
}
