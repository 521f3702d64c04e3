"use client";

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/ui/toast";
import type { BotListItem } from "@/lib/bots/api";
import { statusTitle } from "@/lib/contract/bot-words";
import { botQuery, botsQuery, updateBotMutation } from "./queries";

type Wanted = { status: string; undo: boolean };

/** Sets a bot's status, shown at once and taken back when it fails; what was there before is one press away. */
export function useSetStatus(bot: BotListItem) {
  const client = useQueryClient();
  const update = useMutation(updateBotMutation);
  const mutation = useMutation({
    mutationKey: ["bots", "status", bot.id],
    mutationFn: ({ status }: Wanted) => update.mutateAsync({ botId: bot.id, bot: { status } }),
    onMutate: async ({ status }: Wanted) => {
      await client.cancelQueries({ queryKey: botsQuery.queryKey, exact: true });
      const before = statusNow(client, bot);
      showStatus(client, bot.id, status);
      return before;
    },
    onSuccess: (_, { status, undo }, before) => {
      const title = statusTitle(status).toLowerCase();
      if (undo) toast(`${bot.name} is ${title} again`);
      else {
        toast(`${bot.name} is now ${title}`, {
          action: { label: "Undo", onClick: () => mutation.mutate({ status: before, undo: true }) },
        });
      }
    },
    onError: (_error, _wanted, before) => {
      if (before !== undefined) showStatus(client, bot.id, before);
    },
    // Whatever the answer was, the list says what is.
    onSettled: () => client.invalidateQueries({ queryKey: botsQuery.queryKey, exact: true }),
  });
  return { ...mutation, setStatus: (status: string) => mutation.mutate({ status, undo: false }) };
}

function statusNow(client: QueryClient, bot: BotListItem): string {
  const list = client.getQueryData(botsQuery.queryKey);
  return list?.bots.find(({ id }) => id === bot.id)?.status ?? bot.status;
}

function showStatus(client: QueryClient, botId: string, status: string): void {
  client.setQueryData(
    botsQuery.queryKey,
    (list) =>
      list && { ...list, bots: list.bots.map((bot) => (bot.id === botId ? { ...bot, status } : bot)) },
  );
  client.setQueryData(
    botQuery(botId).queryKey,
    (reply) => reply && { ...reply, bot: { ...reply.bot, status } },
  );
}
