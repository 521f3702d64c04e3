"use client";

import { useQuery } from "@tanstack/react-query";
import { Copy, TriangleAlert } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import type { ReactNode } from "react";
import { LazyTestPane } from "@/components/filters/test-pane-lazy";
import { useStoredCases } from "@/components/filters/use-stored-cases";
import { useCan } from "@/components/shell/session-provider";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { parseFilter } from "@/lib/filters/codec";
import { pages } from "@/lib/paths";
import { actionWords } from "@/lib/webhooks/actions";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { destinationOf, nameOf } from "@/lib/webhooks/url";
import { FilterSection } from "./filter-section";
import { FindingList } from "./finding-badge";
import { LiveNote } from "./live-note";
import { webhooksQuery } from "./queries";
import { SecretReveal } from "./secret-reveal";
import { UnregisterSection } from "./unregister-section";
import { useFindings } from "./use-findings";
import { WireName } from "./wire-name";

const WebhookWire = dynamic(() => import("./webhook-wire").then((module) => module.WebhookWire), {
  loading: () => <Skeleton className="h-64" />,
});

const SendTest = dynamic(() => import("./send-test").then((module) => module.SendTest), {
  loading: () => <Skeleton className="h-24" />,
});

type WebhookDetailsProps = { webhook: ShownWebhook; scope: "my" | "all" };

/** One webhook: where it goes, what triggers it, under which conditions, and what can be done about it. */
export function WebhookDetails({ webhook, scope }: WebhookDetailsProps) {
  const mayRegister = useCan("webhooks--my:write");
  const cases = useStoredCases({ kind: "webhook", id: webhook.webhook_id });
  const { data } = useQuery(webhooksQuery);
  const findings = useFindings(data?.webhooks ?? []).get(webhook.webhook_id);
  const destination = destinationOf(webhook.url);
  const action = actionWords(webhook.action);
  return (
    <>
      <PageHeader
        back={{ href: pages.webhooks, label: "Webhooks" }}
        title={nameOf(webhook)}
        description={`${action.title}, sent to ${destination?.host ?? webhook.url}`}
        actions={
          mayRegister && (
            <Button asChild variant="primary">
              <Link href={pages.duplicateWebhook(webhook.webhook_id)}>
                <Copy aria-hidden className="size-4" />
                Duplicate and adjust
              </Link>
            </Button>
          )
        }
      />
      <div className="grid grid-cols-1 items-start gap-8 min-[1100px]:grid-cols-[minmax(0,45rem)_minmax(18rem,1fr)]">
        <div className="grid min-w-0 gap-8">
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
          <section aria-labelledby="webhook-delivery" className="grid gap-3">
            <h2 id="webhook-delivery" className="font-semibold text-lg">
              Delivery
            </h2>
            <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
              <Fact term="URL">
                <Code text={webhook.url} label="Copy URL" />
                {destination?.encrypted === false && (
                  <span className="flex gap-1.5 text-sm text-warning-text">
                    <TriangleAlert aria-hidden className="mt-px size-4 shrink-0" />
                    Not encrypted: chats and the secret travel in the open
                  </span>
                )}
              </Fact>
              <Fact term="Action">
                {action.title} <WireName>{webhook.action}</WireName>
              </Fact>
              <Fact term="Description">
                {webhook.description || <span className="text-muted">None</span>}
              </Fact>
              <Fact term="Id">
                <Code text={webhook.webhook_id} label="Copy webhook id" />
              </Fact>
              <Fact term="Secret">
                <SecretReveal webhook={webhook} />
              </Fact>
            </dl>
          </section>
          <UnregisterSection webhook={webhook} scope={scope} />
        </div>
        <aside aria-label="Wire form" className="min-w-0 min-[1100px]:sticky min-[1100px]:top-6">
          <WebhookWire webhook={webhook} />
        </aside>
      </div>
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="contents max-sm:grid max-sm:gap-1">
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function Code({ text, label }: { text: string; label: string }) {
  return (
    <span className="-my-1.5 flex items-center gap-1">
      <code className="min-w-0 break-all font-mono text-sm">{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  );
}
