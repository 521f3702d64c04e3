"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { Step } from "@/components/bulk/use-run";
import { apiFetch } from "@/components/requests/http";
import { remember } from "@/components/requests/remember";
import { type BotChange, groupsAfter, type Touched, wantedBy, wordsFor } from "@/lib/bots/bulk";
import type { BulkBotInput, BulkBotReply } from "@/lib/bots/bulk-api";
import type { GroupNames } from "@/lib/contract/bot-words";
import { api } from "@/lib/paths";
import { botQuery, botsQuery } from "../queries";

/** Step of a bulk change: changes one bot, and shows the result in the list at once. */
export function useBulkStep(names: GroupNames): Step<BulkBotInput> {
  const client = useQueryClient();
  return async ({ id, what }, operation) => {
    const reply = await apiFetch<BulkBotReply>(api.bulkBot(id), { method: "POST", body: what, operation });
    switch (reply.kind) {
      case "done":
        show(client, id, what.change);
        return { kind: "done" };
      case "unchanged":
        return { kind: "unchanged", message: unchangedWords(what.change, names) };
      case "conflict":
        return { kind: "conflict", message: conflictWords(what.change, reply.now, names) };
      case "refused":
        return { kind: "failed", message: `${reply.message}. Nothing was changed.` };
    }
  };
}

function unchangedWords(change: BotChange, names: GroupNames): string {
  if (change.kind === "remove") return "It was already removed";
  return `${wordsFor(change, wantedBy(change) ?? null, names)} already`;
}

function conflictWords(change: BotChange, now: Touched, names: GroupNames): string {
  const found = change.kind === "remove" ? "" : ` It is now: ${wordsFor(change, now, names)}.`;
  return `Someone changed it after you opened this.${found} Nothing was changed.`;
}

function show(client: QueryClient, id: string, change: BotChange): void {
  remember(client, botsQuery.queryKey, (list) => {
    if (!list) return list;
    if (change.kind === "remove") return { ...list, bots: list.bots.filter((bot) => bot.id !== id) };
    if (change.kind !== "status") return list;
    const { status } = change;
    return { ...list, bots: list.bots.map((bot) => (bot.id === id ? { ...bot, status } : bot)) };
  });
  if (change.kind === "remove") {
    client.removeQueries({ queryKey: botQuery(id).queryKey });
    return;
  }
  remember(client, botQuery(id).queryKey, (reply) => {
    if (!reply) return reply;
    const { bot } = reply;
    const fields = {
      ...(change.kind === "status" && { status: change.status }),
      ...(change.kind === "capacity" && { max_chats_count: change.capacity }),
      groups: groupsAfter(change, bot.groups),
    };
    return { ...reply, bot: { ...bot, ...fields } };
  });
}
