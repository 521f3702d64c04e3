"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { NoPermission } from "@/components/permissions/no-permission";
import { NotRefreshed } from "@/components/lists/not-refreshed";
import { PermissionNote } from "@/components/permissions/permission-note";
import { useCan } from "@/components/permissions/session-provider";
import { Button } from "@/components/ui/button";
import { later } from "@/components/ui/overlays/later";
import { PageHeader } from "@/components/ui/page/page-header";
import { pages } from "@/lib/paths";
import type { WebhookList as List } from "@/lib/webhooks/api";
import { webhooksQuery } from "../queries";
import { WebhookResults } from "./webhook-results";
import { WebhookSkeleton } from "../webhook-skeleton";
import { LoadFailed } from "../webhook-states";

const UnfinishedChanges = later(() =>
  import("../replacement/unfinished-changes").then((module) => module.UnfinishedChanges),
);

const SCOPE_WORDS: Record<List["scope"], string> = {
  all: "All webhooks on this license. The API does not say which application owns each one.",
  my: "Webhooks of this application. Your permissions do not show webhooks of other applications.",
};

/** Page of all webhooks that the person may see. */
export function WebhookList() {
  const mayRead = useCan("webhooks--my:read");
  const mayRegister = useCan("webhooks--my:write");
  const query = useQuery({ ...webhooksQuery, enabled: mayRead });
  return (
    <>
      <PageHeader
        title="Webhooks"
        description={query.data && SCOPE_WORDS[query.data.scope]}
        actions={
          // The empty list has this button itself: a screen has one primary action.
          mayRegister &&
          query.data?.webhooks.length !== 0 && (
            <Button asChild variant="primary">
              <Link href={pages.newWebhook} aria-keyshortcuts="c">
                <Plus aria-hidden className="size-4" />
                Register webhook
              </Link>
            </Button>
          )
        }
      />
      {mayRead && <UnfinishedChanges />}
      {mayRead ? (
        <Loaded query={query} />
      ) : (
        <NoPermission scope="webhooks--my:read" title="You cannot see webhooks" />
      )}
      {mayRead && !mayRegister && (
        <div className="mt-8">
          <PermissionNote scope="webhooks--my:write" />
        </div>
      )}
    </>
  );
}

function Loaded({ query }: { query: ReturnType<typeof useQuery<List>> }) {
  const { data, error, isFetching, refetch } = query;
  const retry = () => void refetch();
  if (data === undefined) {
    return error ? <LoadFailed error={error} retrying={isFetching} onRetry={retry} /> : <WebhookSkeleton />;
  }
  return (
    <div className="grid gap-4">
      {error && <NotRefreshed what="The list" error={error} retrying={isFetching} onRetry={retry} />}
      <WebhookResults webhooks={data.webhooks} />
    </div>
  );
}
