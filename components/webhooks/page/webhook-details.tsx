"use client";

import { useQuery } from "@tanstack/react-query";
import { Copy, Pencil } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { LazyTestPane } from "@/components/filters/trial/test-pane-lazy";
import { useStoredCases } from "@/components/filters/cases/use-stored-cases";
import { useCan } from "@/components/permissions/session-provider";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page/page-header";
import { later } from "@/components/ui/overlays/later";
import { Skeleton } from "@/components/ui/page/skeleton";
import { Name } from "@/components/ui/name";
import { parseFilter } from "@/lib/filters/codec/codec";
import { pages } from "@/lib/paths";
import { actionWords } from "@/lib/webhooks/actions";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { hostOf, nameOf } from "@/lib/webhooks/url";
import { FilterSection } from "../form/filter-section";
import { FindingList } from "../finding-badge";
import { LiveNote } from "../form/live-note";
import { webhooksQuery } from "../queries";
import { UnregisterSection } from "./unregister-section";
import { useFindings } from "../use-findings";
import { WebhookDelivery } from "./webhook-delivery";

const WebhookWire = later(() => import("../form/webhook-wire").then((module) => module.WebhookWire), {
  loading: <Skeleton className="h-64" />,
});

const UnfinishedChanges = later(() =>
  import("../replacement/unfinished-changes").then((module) => module.UnfinishedChanges),
);

const SendTest = later(() => import("../trial/send-test").then((module) => module.SendTest), {
  loading: <Skeleton className="h-24" />,
});

type WebhookDetailsProps = { webhook: ShownWebhook; scope: "my" | "all" };

/** Details of one webhook: address, action, conditions, and the actions that the person may take. */
export function WebhookDetails({ webhook, scope }: WebhookDetailsProps) {
  const mayRegister = useCan("webhooks--my:write");
  const cases = useStoredCases({ kind: "webhook", id: webhook.webhook_id });
  const { data } = useQuery(webhooksQuery);
  const findings = useFindings(data?.webhooks ?? []).get(webhook.webhook_id);
  return (
    <>
      <PageHeader
        back={{ href: pages.webhooks, label: "Webhooks" }}
        title={<Name full>{nameOf(webhook)}</Name>}
        description={`${actionWords(webhook.action).title}, sent to ${hostOf(webhook.url)}`}
        actions={
          mayRegister && (
            <>
              <Button asChild>
                <Link href={pages.duplicateWebhook(webhook.webhook_id)}>
                  <Copy aria-hidden className="size-4" />
                  Duplicate
                </Link>
              </Button>
              <Button asChild variant="primary">
                <Link href={pages.changeWebhook(webhook.webhook_id) as Route}>
                  <Pencil aria-hidden className="size-4" />
                  Change
                </Link>
              </Button>
            </>
          )
        }
      />
      <UnfinishedChanges of={webhook.webhook_id} />
      <div className="grid grid-cols-1 items-start gap-8 min-[1100px]:grid-cols-[minmax(0,45rem)_minmax(18rem,1fr)]">
        <div className="grid min-w-0 grid-cols-1 gap-8">
          <LiveNote webhookId={webhook.webhook_id} />
          <FilterSection webhook={webhook} />
          {findings && <FindingList findings={findings} />}
          <LazyTestPane
            action={webhook.action}
            filter={parseFilter(webhook.filters)}
            cases={cases}
            renderActions={(reading, verdict) => (
              <SendTest webhook={webhook} reading={reading} verdict={verdict} />
            )}
          />
          <WebhookDelivery webhook={webhook} />
          <UnregisterSection webhook={webhook} scope={scope} />
        </div>
        <aside aria-label="Wire form" className="min-w-0 min-[1100px]:sticky min-[1100px]:top-6">
          <WebhookWire webhook={webhook} />
        </aside>
      </div>
    </>
  );
}
