"use client";

import type { Route } from "next";
import { NoPermission } from "@/components/permissions/no-permission";
import { useCan } from "@/components/permissions/session-provider";
import { PageHeader } from "@/components/ui/page/page-header";
import { Name } from "@/components/ui/name";
import { pages } from "@/lib/paths";
import { nameOf } from "@/lib/webhooks/url";
import { OneWebhook } from "../one-webhook";
import { WebhookForm } from "./webhook-form";

/** Page that registers a webhook: a new one, or with `from` a copy of that one to adjust. */
export function NewWebhook({ from }: { from?: string }) {
  const mayRegister = useCan("webhooks--my:write");
  if (!mayRegister || from === undefined) {
    return (
      <>
        <PageHeader back={{ href: pages.webhooks, label: "Webhooks" }} title="Register webhook" />
        {mayRegister ? (
          <WebhookForm />
        ) : (
          <NoPermission scope="webhooks--my:write" title="You cannot register webhooks" />
        )}
      </>
    );
  }
  return (
    <OneWebhook webhookId={from} title="Duplicate webhook" keep>
      {(webhook) => (
        <>
          <PageHeader
            back={{ href: pages.webhook(from) as Route, label: nameOf(webhook) }}
            title={
              <>
                Duplicate <Name full>{nameOf(webhook)}</Name>
              </>
            }
            description="Adjust the copy and register it. The original does not change."
          />
          <WebhookForm key={from} from={webhook} />
        </>
      )}
    </OneWebhook>
  );
}
