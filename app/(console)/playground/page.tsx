import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { botsQuery } from "@/components/bots/queries";
import { webhooksQuery } from "@/components/webhooks/queries";
import { covers } from "@/lib/contract/scopes";
import { requirePerson } from "@/server/sign-in/session";
import { listBots } from "@/server/bots/list-bots";
import { prefetch } from "@/server/prefetch";
import { listWebhooks } from "@/server/webhooks/list-webhooks";
import { PlaygroundScreen } from "./playground-screen";

export const metadata: Metadata = { title: "Playground" };

export default async function PlaygroundPage() {
  const person = await requirePerson();
  const client = new QueryClient();
  await Promise.all([
    covers(person.granted, "webhooks--my:read") && prefetch(client, webhooksQuery, listWebhooks),
    covers(person.granted, "agents-bot--my:read") && prefetch(client, botsQuery, listBots),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PlaygroundScreen />
    </HydrationBoundary>
  );
}
