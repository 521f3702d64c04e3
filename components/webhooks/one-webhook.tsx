"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { NoPermission } from "@/components/permissions/no-permission";
import { useCan } from "@/components/permissions/session-provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/page/empty-state";
import { PageHeader } from "@/components/ui/page/page-header";
import { pages } from "@/lib/paths";
import type { ShownWebhook, WebhookList } from "@/lib/webhooks/api";
import { webhooksQuery } from "./queries";
import { WebhookSkeleton } from "./webhook-skeleton";
import { LoadFailed } from "./webhook-states";

type OneWebhookProps = {
  webhookId: string;
  /** Title of the page until the webhook is loaded. */
  title: string;
  /**
   * Keeps showing the first loaded version, whatever happens to the webhook, because a form on the page
   * holds edits of it.
   */
  keep?: boolean;
  children: (webhook: ShownWebhook, scope: WebhookList["scope"]) => ReactNode;
};

/** Page about one webhook: loading, failed, not permitted, not there, or `children`. */
export function OneWebhook({ webhookId, title, keep = false, children }: OneWebhookProps) {
  const mayRead = useCan("webhooks--my:read");
  const { data, error, isFetching, refetch } = useQuery({ ...webhooksQuery, enabled: mayRead });
  const webhook = data?.webhooks.find((item) => item.webhook_id === webhookId);
  const [kept, setKept] = useState<ShownWebhook>();
  if (keep && webhook && kept?.webhook_id !== webhookId) setKept(webhook);
  const shown = kept?.webhook_id === webhookId ? kept : webhook;
  if (data && shown) return <>{children(shown, data.scope)}</>;
  return (
    <>
      <PageHeader back={{ href: pages.webhooks, label: "Webhooks" }} title={title} />
      {!mayRead ? (
        <NoPermission scope="webhooks--my:read" title="You cannot see webhooks" />
      ) : data && !isFetching ? (
        <NotThere />
      ) : error ? (
        <LoadFailed error={error} retrying={isFetching} onRetry={() => void refetch()} />
      ) : (
        <WebhookSkeleton />
      )}
    </>
  );
}

function NotThere() {
  return (
    <EmptyState
      title="There is no webhook with this id"
      action={
        <Button asChild>
          <Link href={pages.webhooks}>All webhooks</Link>
        </Button>
      }
    >
      It was unregistered, it has a new id after a change, or your permissions do not show it.
    </EmptyState>
  );
}
