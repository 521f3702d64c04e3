"use client";

import { useQuery } from "@tanstack/react-query";
import { botsQuery } from "@/components/bots/queries";
import { useListedBots } from "@/components/bots/use-listed-bots";
import { later } from "@/components/ui/overlays/later";
import { PlaygroundSkeleton } from "@/components/playground/playground-skeleton";
import { PermissionNote } from "@/components/permissions/permission-note";
import { useCan } from "@/components/permissions/session-provider";
import { PageHeader } from "@/components/ui/page/page-header";
import { webhooksQuery } from "@/components/webhooks/queries";
import { botCandidates, webhookCandidate } from "@/lib/playground/answers";

const Playground = later(
  () => import("@/components/playground/playground").then((module) => module.Playground),
  // The question may be in this browser only.
  { browserOnly: true, loading: <PlaygroundSkeleton /> },
);

const NO_BOTS: ReadonlySet<string> = new Set();

/** Offers webhooks and bots as candidates for a push. Only this folder may import both. */
export function PlaygroundScreen() {
  const seeWebhooks = useCan("webhooks--my:read");
  const seeBots = useCan("agents-bot--my:read");
  const webhooks = useQuery({ ...webhooksQuery, enabled: seeWebhooks });
  const bots = useQuery({ ...botsQuery, enabled: seeBots });
  const { listed, loading, failed, retrying, retry } = useListedBots(bots.data?.bots ?? [], NO_BOTS, true);
  const candidates = [
    ...(webhooks.data?.webhooks ?? []).map(webhookCandidate),
    ...listed.flatMap(({ details }) => (details ? botCandidates(details) : [])),
  ];
  const error = webhooks.error ?? bots.error;
  return (
    <>
      <PageHeader
        title="Playground"
        description="Describe an event. See which webhooks would be sent, and why the others would not."
      />
      <div className="grid gap-6">
        {!seeWebhooks && <PermissionNote scope="webhooks--my:read" />}
        {!seeBots && <PermissionNote scope="agents-bot--my:read" />}
        {/* Without permissions there are no answers, but a question sent by a colleague can be read. */}
        <Playground
          candidates={candidates}
          pending={{ lists: webhooks.isLoading || bots.isLoading, bots: loading, failed, retrying }}
          blocked={!seeWebhooks && !seeBots}
          problem={error?.message}
          onRetry={() => void Promise.all([webhooks.refetch(), bots.refetch()])}
          onRetryBots={retry}
        />
      </div>
    </>
  );
}
