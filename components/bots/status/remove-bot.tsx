"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useGroupNames } from "@/components/groups/group-names";
import { useCan } from "@/components/permissions/session-provider";
import { useRemovedToast } from "@/components/lists/use-removed-toast";
import { Button } from "@/components/ui/button";
import { ConfirmNameDialog } from "@/components/ui/confirm-name-dialog";
import { remember } from "@/components/requests/remember";
import { maskedAddress } from "@/lib/contract/addresses/address-secrets";
import type { BotListItem, ShownBot } from "@/lib/bots/api";
import { removalConsequences } from "@/lib/bots/consequences";
import { type GroupNames, groupName } from "@/lib/contract/bot-words";
import { ConsequenceList } from "./consequence-list";
import { failedWrite } from "../failure";
import { botQuery, botsQuery, removeBotMutation } from "../queries";
import { useOtherBots } from "../use-other-bots";
import { useSetStatus } from "./use-set-status";

type RemoveBotProps = {
  bot: BotListItem;
  onClose: () => void;
  /** Called once the bot is removed and the dialog closed. */
  onRemoved?: () => void;
};

/** Lists the consequences of removing the bot, asks for its name, and removes it. */
export function RemoveBot({ bot, onClose, onRemoved }: RemoveBotProps) {
  const client = useQueryClient();
  // The removal takes the bot off every list, the caller's too, so the dialog keeps its name.
  const [{ id, name }] = useState(bot);
  const names = useGroupNames();
  const { data } = useQuery(botQuery(id));
  const others = useOtherBots(id);
  const mayWrite = useCan("agents-bot--my:write");
  const toastRemoved = useRemovedToast();
  const remove = useMutation({
    ...removeBotMutation,
    onSuccess: async () => {
      onClose();
      onRemoved?.();
      toastRemoved(`${name} was removed`, { kind: "bot", id, name });
      remember(
        client,
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
        <div className="grid grid-cols-1 gap-3">
          <ConsequenceList consequences={data ? removalConsequences(data.bot, { others, names }) : []} />
          <ul className="list-disc space-y-1 pl-4">
            {consequences(data?.bot, names).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {bot.mine && mayWrite && <StopAccepting bot={bot} onDone={onClose} />}
        </div>
      }
    />
  );
}

/** Offers a milder choice than removal: the bot keeps its settings, its chats and its id. */
function StopAccepting({ bot, onDone }: { bot: BotListItem; onDone: () => void }) {
  const { setStatus, isPending, isSuccess, meanwhile, error } = useSetStatus(bot);
  const done = isSuccess && meanwhile === undefined;
  useEffect(() => {
    if (done) onDone();
  }, [done, onDone]);
  if (bot.status !== "accepting chats") return null;
  return (
    <div className="grid justify-items-start gap-2">
      <p className="text-muted">To keep the bot and its settings but give it no new chats:</p>
      <Button
        size="sm"
        pending={isPending}
        pendingLabel="Saving…"
        onClick={() => setStatus("not accepting chats")}
      >
        Stop accepting chats instead
      </Button>
      {(error ?? meanwhile) && (
        <p role="alert" className="text-danger-text">
          {error ? failedWrite(error) : meanwhile}
        </p>
      )}
    </div>
  );
}

function consequences(bot: ShownBot | undefined, names: GroupNames): string[] {
  const lines = ["It is removed from its current chats and gets no new ones."];
  const groups = bot?.groups.map(({ id }) => groupName(id, names)) ?? [];
  if (groups.length > 0) lines.push(`It is removed from ${groups.join(", ")}.`);
  if (bot?.webhooks && bot.webhooks.actions.length > 0)
    lines.push(`Its webhooks to ${maskedAddress(bot.webhooks.url)} stop.`);
  if (bot && !bot.mine) lines.push(`It belongs to another application, ${bot.application.client_id}.`);
  lines.push(
    `You can create it again from Changes, with a new id${bot && !bot.webhooks ? "" : " and a new secret"}.`,
  );
  return lines;
}
