"use client";

import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { useCan } from "@/components/permissions/session-provider";
import { CopyButton } from "@/components/ui/copy-button";
import { FormSection } from "@/components/ui/inputs/form-section";
import { Name } from "@/components/ui/name";
import { maskedLogin } from "@/lib/contract/addresses/address-secrets";
import { pages } from "@/lib/paths";
import { actionWords } from "@/lib/webhooks/actions";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { destinationOf } from "@/lib/webhooks/url";
import { latestReplacementQuery } from "../replacement/replace-queries";
import { SecretReveal } from "./secret-reveal";
import { WireName } from "../wire-name";

/** Facts about a webhook and its deliveries; the secret is hidden. */
export function WebhookDelivery({ webhook }: { webhook: ShownWebhook }) {
  const mayRegister = useCan("webhooks--my:write");
  const latest = useQuery(latestReplacementQuery(webhook.webhook_id)).data?.replacement;
  const earlier = latest?.outcome === "done" && latest.new_id === webhook.webhook_id ? latest : undefined;
  return (
    <FormSection title="Delivery">
      <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
        <Fact term="URL">
          <Code text={maskedLogin(webhook.url)} label="Copy URL" />
          {destinationOf(webhook.url)?.encrypted === false && (
            <span className="flex gap-1.5 text-sm text-warning-text">
              <TriangleAlert aria-hidden className="mt-px size-4 shrink-0" />
              Not encrypted: others can read chats and the secret on the way
            </span>
          )}
        </Fact>
        <Fact term="Action">
          {actionWords(webhook.action).title} <WireName>{webhook.action}</WireName>
        </Fact>
        <Fact term="Description">{webhook.description || <span className="text-muted">None</span>}</Fact>
        <Fact term="Id">
          <Code text={webhook.webhook_id} label="Copy webhook id" />
        </Fact>
        <Fact term="Secret">
          <SecretReveal webhook={webhook} />
          {mayRegister && (
            <Link
              href={`${pages.changeWebhook(webhook.webhook_id)}?secret=new` as Route}
              className="text-accent-strong text-sm underline underline-offset-2"
            >
              Rotate the secret
            </Link>
          )}
        </Fact>
        {earlier && (
          <Fact term="Earlier id">
            <span className="flex flex-wrap items-center gap-x-3">
              <code className="min-w-0 break-all font-mono text-sm">{earlier.old_id}</code>
              <Link
                href={pages.changesOf("webhook", earlier.old_id) as Route}
                className="text-accent-strong text-sm underline underline-offset-2"
              >
                Its history
              </Link>
            </span>
          </Fact>
        )}
      </dl>
    </FormSection>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="contents max-sm:grid max-sm:gap-1">
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

function Code({ text, label }: { text: string; label: string }) {
  return (
    <span className="-my-1.5 flex items-center gap-1">
      <Name className="min-w-0 font-mono text-sm">{text}</Name>
      <CopyButton text={text} label={label} />
    </span>
  );
}
