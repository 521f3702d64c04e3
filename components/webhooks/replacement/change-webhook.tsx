"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useState } from "react";
import { NoPermission } from "@/components/permissions/no-permission";
import { useCan } from "@/components/permissions/session-provider";
import { PageHeader } from "@/components/ui/page/page-header";
import { Name } from "@/components/ui/name";
import { pages } from "@/lib/paths";
import type { Replacement } from "@/lib/webhooks/replacement";
import { nameOf } from "@/lib/webhooks/url";
import { ChangeForm } from "./change-form";
import { OneWebhook } from "../one-webhook";
import { ReplacePanel } from "./replace-panel";
import { latestReplacementQuery } from "./replace-queries";
import { AfterChange } from "./running-plan";
import { WebhookSkeleton } from "../webhook-skeleton";

type ChangeWebhookProps = {
  webhookId: string;
  /** True if the page was opened to replace the secret. */
  rotate: boolean;
};

/** Page that changes a webhook, or shows the plan of a replacement that has begun. */
export function ChangeWebhook({ webhookId, rotate }: ChangeWebhookProps) {
  const mayRead = useCan("webhooks--my:read");
  const mayRegister = useCan("webhooks--my:write");
  const [editing, setEditing] = useState(false);
  // A plan that the page has shown stays on it, however the replacement ends.
  const [watched, setWatched] = useState<string>();
  const { data, isPending } = useQuery({ ...latestReplacementQuery(webhookId), enabled: mayRead });
  const latest = data?.replacement;
  if (!editing && mayRead && isPending) return <WebhookSkeleton />;
  if (!editing && latest && (latest.id === watched || standsInTheWay(latest, webhookId))) {
    if (latest.id !== watched) setWatched(latest.id);
    return <Plan replacement={latest} />;
  }
  if (!editing && mayRead && mayRegister) setEditing(true);
  if (!mayRegister) {
    return (
      <>
        <PageHeader back={{ href: pages.webhooks, label: "Webhooks" }} title="Change webhook" />
        <NoPermission scope="webhooks--my:write" title="You cannot change webhooks" />
      </>
    );
  }
  return (
    <OneWebhook webhookId={webhookId} title="Change webhook" keep>
      {(webhook, scope) => (
        <>
          <PageHeader
            back={{ href: pages.webhook(webhookId) as Route, label: nameOf(webhook) }}
            title={
              <>
                Change <Name full>{nameOf(webhook)}</Name>
              </>
            }
            description="The API cannot edit a webhook. Switchboard registers the changed one, then unregisters this one."
          />
          <ChangeForm
            key={webhookId}
            opened={webhook}
            scope={scope}
            rotate={rotate}
            cameFrom={latest && latest.old_id !== webhookId ? latest : undefined}
          />
        </>
      )}
    </OneWebhook>
  );
}

/** Tells whether a replacement is unfinished, or explains why this id no longer exists. */
function standsInTheWay({ outcome, old_id }: Replacement, webhookId: string): boolean {
  return outcome === null || (outcome === "done" && old_id === webhookId);
}

function Plan({ replacement }: { replacement: Replacement }) {
  return (
    <>
      <PageHeader
        back={{ href: pages.webhooks, label: "Webhooks" }}
        title={`Change of ${replacement.name}`}
      />
      <ReplacePanel replacement={replacement} actions={<AfterChange replacement={replacement} />} />
    </>
  );
}
