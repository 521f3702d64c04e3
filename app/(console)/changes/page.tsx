import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ChangesPage } from "@/components/changes/changes-page";
import { changesQuery } from "@/components/changes/queries";
import { groupNamesQuery } from "@/components/groups/group-queries";
import { changesFilterSchema, changesQuerySchema } from "@/lib/changes/api";
import { coversAny } from "@/lib/contract/scopes";
import { requirePerson } from "@/server/sign-in/session";
import { listChanges } from "@/server/changes/list-changes";
import { listGroupNames } from "@/server/groups/list-group-names";
import { prefetch } from "@/server/prefetch";

export const metadata: Metadata = { title: "Changes" };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const person = await requirePerson();
  const client = new QueryClient();
  // Days in the address are the reader's, whose zone is not known here: then the browser asks.
  const filter = changesFilterSchema.safeParse(await searchParams);
  if (coversAny(person.granted, ["agents-bot--my:read", "webhooks--my:read"]) && filter.success) {
    const query = changesQuerySchema.parse(filter.data);
    await Promise.all([
      prefetch(client, groupNamesQuery, listGroupNames),
      prefetch(client, changesQuery(filter.data), async (session) => ({
        pages: [await listChanges(session, query)],
        pageParams: [undefined],
      })),
    ]);
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ChangesPage />
    </HydrationBoundary>
  );
}
