import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { groupNamesQuery } from "@/components/groups/group-queries";
import { botListQuery, pagesOf, routedBotsQuery } from "@/components/routing/queries";
import { RoutingPage } from "@/components/routing/board/routing-page";
import { covers } from "@/lib/contract/scopes";
import { requirePerson } from "@/server/sign-in/session";
import { listBots } from "@/server/bots/list-bots";
import { listGroupNames } from "@/server/groups/list-group-names";
import { prefetch } from "@/server/prefetch";
import { readBots } from "@/server/routing/read-bots";

export const metadata: Metadata = { title: "Routing" };

export default async function Page() {
  const person = await requirePerson();
  const client = new QueryClient();
  if (covers(person.granted, "agents-bot--my:read")) {
    await Promise.all([
      prefetch(client, groupNamesQuery, listGroupNames),
      prefetch(client, botListQuery, listBots),
    ]);
    const [first] = pagesOf(client.getQueryData(botListQuery.queryKey)?.bots.map(({ id }) => id) ?? []);
    if (first) await prefetch(client, routedBotsQuery(first), (session) => readBots(session, first));
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RoutingPage />
    </HydrationBoundary>
  );
}
