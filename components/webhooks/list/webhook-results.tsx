"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useCan } from "@/components/permissions/session-provider";
import { useListKeys } from "@/components/lists/use-list-keys";
import { useSelection } from "@/components/bulk/use-selection";
import { later } from "@/components/ui/overlays/later";
import { useEverTrue } from "@/components/ui/use-ever-true";
import { pages } from "@/lib/paths";
import { counted } from "@/lib/text/counted";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { groupRows, selectRows, toRow } from "@/lib/webhooks/list";
import { useFindings } from "../use-findings";
import { useMayUnregister } from "../unregister/use-may-unregister";
import { useWebhookView } from "./use-webhook-view";
import { NoMatch, NoWebhooks } from "../webhook-states";
import { WebhookTable } from "./webhook-table";
import { WebhookToolbar } from "./webhook-toolbar";

const BulkWebhooks = later(() => import("../bulk/bulk-webhooks").then((module) => module.BulkWebhooks));
const UnregisterDialog = later(
  () => import("../unregister/unregister-dialog").then((module) => module.UnregisterDialog),
  {
    giveUp: ({ onClose }) => onClose(),
  },
);

/**
 * Webhooks that match the filters, with a count; an invitation to register one where the license has none.
 */
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
  const mayUnregister = useMayUnregister();
  // In the order on screen, which decides the webhooks that Shift selects between two rows.
  const shownIds = groupRows(shown, state.group).flatMap(({ rows }) => rows.map(({ id }) => id));
  const listedIds = webhooks.map(({ webhook_id }) => webhook_id);
  const selection = useSelection("webhooks", listedIds, shownIds);
  // Bulk actions stay mounted after their first use: their dialog must outlive the selection and the
  // removal of the last webhook.
  const bulk = useEverTrue(selection.ids.size > 0);
  const chosen = webhooks.find((webhook) => webhook.webhook_id === doomed);
  const all = counted(rows.length, "webhook");
  return (
    <div className="@container/list grid gap-4">
      {rows.length > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <WebhookToolbar rows={rows} state={state} search={search} />
          <p role="status" className="text-muted text-sm tabular-nums">
            {state.narrowed ? `${shown.length} of ${all}` : all}
          </p>
        </div>
      )}
      {rows.length === 0 ? (
        <NoWebhooks />
      ) : shown.length === 0 ? (
        <NoMatch onClear={state.clear} />
      ) : (
        <WebhookTable
          rows={shown}
          findings={findings}
          state={state}
          list={list}
          selection={mayUnregister ? selection : undefined}
          onUnregister={(row) => setDoomed(row.id)}
        />
      )}
      {bulk && mayUnregister && (
        <BulkWebhooks selection={selection} all={webhooks} shown={shownIds} narrowed={state.narrowed} />
      )}
      {chosen && <UnregisterDialog webhook={chosen} onClose={() => setDoomed(undefined)} />}
    </div>
  );
}
