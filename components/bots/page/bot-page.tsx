"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { ApiError } from "@/components/requests/http";
import { NoPermission } from "@/components/permissions/no-permission";
import { useCan } from "@/components/permissions/session-provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/page/empty-state";
import { PageHeader } from "@/components/ui/page/page-header";
import { pages } from "@/lib/paths";
import { BotFormSkeleton } from "./bot-form-skeleton";
import { LoadFailed } from "../bot-states";
import { botQuery } from "../queries";
import { ShownBotPage } from "./shown-bot-page";

/** Page of one bot: loading, failed, not permitted, not there, or the bot. */
export function BotPage({ botId }: { botId: string }) {
  const mayRead = useCan("agents-bot--my:read");
  const { data, error, isFetching, refetch } = useQuery({ ...botQuery(botId), enabled: mayRead });
  if (data) return <ShownBotPage key={botId} bot={data.bot} />;
  return (
    <>
      <PageHeader back={{ href: pages.bots, label: "Bots" }} title="Bot" />
      {!mayRead ? (
        <NoPermission scope="agents-bot--my:read" title="You cannot see bots" />
      ) : error instanceof ApiError && error.code === "not_found" ? (
        <NotThere />
      ) : error ? (
        <LoadFailed what="The bot" error={error} retrying={isFetching} onRetry={() => void refetch()} />
      ) : (
        <BotFormSkeleton />
      )}
    </>
  );
}

function NotThere() {
  return (
    <EmptyState
      title="There is no bot with this id"
      action={
        <Button asChild>
          <Link href={pages.bots}>All bots</Link>
        </Button>
      }
    >
      It was removed, or it belongs to another application and your permissions do not show it.
    </EmptyState>
  );
}
