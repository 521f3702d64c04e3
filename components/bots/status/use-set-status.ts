"use client";

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { liveBy } from "@/components/editing/live-note";
import { toast } from "@/components/ui/overlays/toast";
import { remember } from "@/components/requests/remember";
import type { BotListItem, UpdatedBot } from "@/lib/bots/api";
import { statusTitle } from "@/lib/contract/bot-words";
import { failedWrite } from "../failure";
import { botQuery, botsQuery, savedAtKey, updateBotMutation } from "../queries";

type Wanted = {
  status: string;
  /**
   * Status that this tab shows for the bot. The server refuses the change if the bot has another one by
   * then.
   */
  from: string;
  undo: boolean;
};

/**
 * Sets a bot's status. The list shows it at once and returns to the old status on failure; the toast offers
 * Undo.
 */
export function useSetStatus(bot: BotListItem) {
  const client = useQueryClient();
  const update = useMutation(updateBotMutation);
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  /**
   * Shows a problem as a toast where the bot's row is gone: a filter may hide the row because of its new
   * status.
   */
  const sayElsewhere = (problem: string) => {
    if (!shown.current)
      toast(`The status of ${bot.name} was not set`, { description: problem, tone: "danger" });
  };
  const mutation = useMutation({
    mutationKey: ["bots", "status", bot.id],
    mutationFn: ({ status, from }: Wanted) =>
      update.mutateAsync({ botId: bot.id, bot: { status }, base: { status: from } }),
    onMutate: async ({ status }: Wanted) => {
      // An answer requested before the change would bring the old status back.
      await client.cancelQueries({ queryKey: botsQuery.queryKey, exact: true });
      showStatus(client, bot.id, status);
    },
    onSuccess: (answer, { status, from, undo }) => {
      if (answer.kind === "conflict") {
        showStatus(client, bot.id, answer.bot.status);
        return sayElsewhere(meanwhile(answer));
      }
      const title = statusTitle(status).toLowerCase();
      const description = noteSaved(client, bot.id);
      if (undo) toast(`${bot.name} is ${title} again`, { description });
      else {
        toast(`${bot.name} is now ${title}`, {
          description,
          action: {
            label: "Undo",
            onClick: () => mutation.mutate({ status: from, from: status, undo: true }),
          },
        });
      }
    },
    onError: (error, { from }) => {
      showStatus(client, bot.id, from);
      sayElsewhere(failedWrite(error));
    },
    // Reads the list again after every answer: a request without an answer may have set the status.
    onSettled: () => client.invalidateQueries({ queryKey: botsQuery.queryKey, exact: true }),
  });
  const { data: answer } = mutation;
  return {
    ...mutation,
    /** Reason why the status was not set, if another person changed it first. */
    meanwhile: answer?.kind === "conflict" ? meanwhile(answer) : undefined,
    setStatus: (status: string) => mutation.mutate({ status, from: statusNow(client, bot), undo: false }),
  };
}

function meanwhile({ bot, changed_by }: Extract<UpdatedBot, { kind: "conflict" }>): string {
  const by = changed_by.status ? ` by ${changed_by.status.email}` : "";
  return `The status was changed to ${statusTitle(bot.status).toLowerCase()}${by || " by someone else"}. Your change was not made: choose again.`;
}

/** Starts the propagation clock of a saved bot. Returns, in words, when the change will be live. */
function noteSaved(client: QueryClient, botId: string): string {
  const now = Date.now();
  client.setQueryData(savedAtKey(botId), now);
  return liveBy(now);
}

function statusNow(client: QueryClient, bot: BotListItem): string {
  const list = client.getQueryData(botsQuery.queryKey);
  return list?.bots.find(({ id }) => id === bot.id)?.status ?? bot.status;
}

function showStatus(client: QueryClient, botId: string, status: string): void {
  remember(
    client,
    botsQuery.queryKey,
    (list) =>
      list && { ...list, bots: list.bots.map((bot) => (bot.id === botId ? { ...bot, status } : bot)) },
  );
  remember(client, botQuery(botId).queryKey, (reply) => reply && { ...reply, bot: { ...reply.bot, status } });
}
