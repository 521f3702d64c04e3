"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useCan } from "@/components/permissions/session-provider";
import { useListKeys } from "@/components/lists/use-list-keys";
import { Button } from "@/components/ui/button";
import { later } from "@/components/ui/overlays/later";
import { PageHeader } from "@/components/ui/page/page-header";
import { pages } from "@/lib/paths";
import { BotResults } from "./bot-results";
import { BotSkeleton } from "./bot-skeleton";
import { botsQuery } from "../queries";

// Rarely needed parts are loaded on demand.
const LoadFailed = later(() => import("../bot-states").then((module) => module.LoadFailed));
const NoPermission = later(() =>
  import("@/components/permissions/no-permission").then((module) => module.NoPermission),
);
const NotRefreshed = later(() =>
  import("@/components/lists/not-refreshed").then((module) => module.NotRefreshed),
);
const PermissionNote = later(() =>
  import("@/components/permissions/permission-note").then((module) => module.PermissionNote),
);

/** List of all bots that the person may see. */
export function BotList() {
  const router = useRouter();
  const mayRead = useCan("agents-bot--my:read");
  const mayCreate = useCan("agents-bot--my:write");
  const query = useQuery({ ...botsQuery, enabled: mayRead });
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLTableElement>(null);
  useListKeys({ list, search, onCreate: mayCreate ? () => router.push(pages.newBot) : undefined });

  return (
    <>
      <PageHeader
        title="Bots"
        description={query.data && (query.data.all ? ALL : MINE)}
        // The empty list has a button of its own that creates a bot.
        actions={
          mayCreate &&
          query.data?.bots.length !== 0 && (
            <Button asChild variant="primary">
              <Link href={pages.newBot} aria-keyshortcuts="c">
                <Plus aria-hidden className="size-4" />
                Create bot
              </Link>
            </Button>
          )
        }
      />
      {!mayRead ? (
        <NoPermission scope="agents-bot--my:read" title="You cannot see bots" />
      ) : query.data ? (
        <div className="grid gap-4">
          {!mayCreate && <PermissionNote scope="agents-bot--my:write" />}
          {query.error && (
            <NotRefreshed
              what="The list"
              error={query.error}
              retrying={query.isFetching}
              onRetry={() => void query.refetch()}
            />
          )}
          <BotResults list={query.data} search={search} table={list} />
        </div>
      ) : query.isError ? (
        <LoadFailed
          what="The bots"
          error={query.error}
          retrying={query.isFetching}
          onRetry={() => void query.refetch()}
        />
      ) : (
        <BotSkeleton />
      )}
    </>
  );
}

const ALL = "All bots on this license. Bots that belong to other applications are read-only.";
const MINE = "Bots of this application. Your permissions do not show bots of other applications.";
