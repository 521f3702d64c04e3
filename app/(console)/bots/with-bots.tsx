import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { botQuery, botsQuery } from "@/components/bots/queries";
import { covers } from "@/lib/contract/scopes";
import { requirePerson } from "@/server/sign-in/session";
import { getBot } from "@/server/bots/get-bot";
import { listBots } from "@/server/bots/list-bots";
import { prefetch } from "@/server/prefetch";

type WithBotsProps = {
  /** Bot to read instead of the list. */
  botId?: string;
  children: ReactNode;
};

/** Sends a page together with the bots that it shows, as far as the permissions allow. */
export async function WithBots({ botId, children }: WithBotsProps) {
  const person = await requirePerson();
  const client = new QueryClient();
  if (covers(person.granted, "agents-bot--my:read")) {
    await (botId === undefined
      ? prefetch(client, botsQuery, listBots)
      : prefetch(client, botQuery(botId), (session) => getBot(session, botId)));
  }
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
