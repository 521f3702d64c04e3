"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useGroupNames } from "@/components/routing/group-names";
import { ConfirmNameDialog } from "@/components/ui/confirm-name-dialog";
import { toast } from "@/components/ui/toast";
import type { BotListItem, ShownBot } from "@/lib/bots/api";
import { type GroupNames, groupName } from "@/lib/contract/bot-words";
import { failedWrite } from "./failure";
import { botQuery, botsQuery, removeBotMutation } from "./queries";

type RemoveBotProps = {
  bot: BotListItem;
  onClose: () => void;
  /** After the bot is gone and the dialog closed. */
  onRemoved?: () => void;
};

/** Asks for the bot's name, says what goes with it, and removes it. */
export function RemoveBot({ bot, onClose, onRemoved }: RemoveBotProps) {
  const client = useQueryClient();
  // The mutation takes the bot off every list, this one's caller included, so the name is kept.
  const [{ id, name }] = useState(bot);
  const names = useGroupNames();
  const { data } = useQuery(botQuery(id));
  const remove = useMutation({
    ...removeBotMutation,
    onSuccess: async () => {
      onClose();
      onRemoved?.();
      toast(`${name} was removed`);
      client.setQueryData(
        botsQuery.queryKey,
        (list) => list && { ...list, bots: list.bots.filter((other) => other.id !== id) },
      );
      client.removeQueries({ queryKey: botQuery(id).queryKey });
      await client.invalidateQueries({ queryKey: botsQuery.queryKey, exact: true });
    },
  });
  return (
    <ConfirmNameDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Remove ${name}`}
      name={name}
      verb={`Remove ${name}`}
      pending={remove.isPending}
      error={remove.error ? failedWrite(remove.error) : undefined}
      onConfirm={() => remove.mutate(id)}
      consequence={
        <ul className="list-disc space-y-1 pl-4">
          {consequences(data?.bot, names).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  );
}

function consequences(bot: ShownBot | undefined, names: GroupNames): string[] {
  const lines = ["It leaves its chats and gets no new ones."];
  const groups = bot?.groups.map(({ id }) => groupName(id, names)) ?? [];
  if (groups.length > 0) lines.push(`It leaves ${groups.join(", ")}.`);
  if (bot?.webhooks && bot.webhooks.actions.length > 0)
    lines.push(`Its webhooks to ${bot.webhooks.url} stop.`);
  if (bot && !bot.mine) lines.push(`It belongs to another application, ${bot.application.client_id}.`);
  lines.push("This cannot be undone: a bot that is created again gets another id.");
  return lines;
}
