"use client";

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { FormSection } from "@/components/ui/form-section";
import { actionWords } from "@/lib/webhooks/actions";
import type { ShownWebhook } from "@/lib/webhooks/api";
import { destinationOf } from "@/lib/webhooks/url";
import { SecretReveal } from "./secret-reveal";
import { WireName } from "./wire-name";

/** Where a webhook goes and what it carries, its secret hidden. */
export function WebhookDelivery({ webhook }: { webhook: ShownWebhook }) {
  return (
    <FormSection title="Delivery">
      <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
        <Fact term="URL">
          <Code text={webhook.url} label="Copy URL" />
          {destinationOf(webhook.url)?.encrypted === false && (
            <span className="flex gap-1.5 text-sm text-warning-text">
              <TriangleAlert aria-hidden className="mt-px size-4 shrink-0" />
              Not encrypted: chats and the secret travel in the open
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
        </Fact>
      </dl>
    </FormSection>
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
