"use client";

import type { Route } from "next";
import { useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/ui/overlays/toast";
import type { ChangesReply } from "@/lib/changes/api";
import type { ObjectKind } from "@/lib/changes/entry";
import { queryOf } from "@/lib/changes/filter";
import type { TakenBack } from "@/lib/changes/take-back";
import { isolated } from "@/lib/text/unseen";
import { api, pages } from "@/lib/paths";
import { apiFetch } from "../requests/http";
import { sentenceOf } from "../requests/sentence-of";
import { useCan } from "../permissions/session-provider";
import { useGo } from "../editing/use-unsaved-guard";

type Removed = { kind: ObjectKind; id: string; name: string };

/**
 * Toast after a removal, with Undo. If restoring needs a decision, Undo opens the entry of the removal.
 */
export function useRemovedToast() {
  const go = useGo();
  const client = useQueryClient();
  const mayCreate = { bot: useCan("agents-bot--my:write"), webhook: useCan("webhooks--my:write") };

  const takeBack = async (removed: Removed) => {
    const { kind, name } = removed;
    try {
      const { entry, answer } = await takeBackRemoval(removed);
      if (answer?.kind !== "done" || answer.object_id === null) {
        go(entry === undefined ? pages.changesOf(kind, removed.id) : pages.change(entry));
        return;
      }
      const made = answer.object_id;
      await client.invalidateQueries();
      toast(`${isolated(name)} was restored with a new id`, {
        action: {
          label: `Open ${kind}`,
          onClick: () => go((kind === "bot" ? pages.bot(made) : pages.webhook(made)) as Route),
        },
      });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      toast("The removal could not be undone", { description: sentenceOf(error), tone: "danger" });
    }
  };

  return (said: string, removed: Removed, description?: string) =>
    toast(said, {
      description,
      action: mayCreate[removed.kind] ? { label: "Undo", onClick: () => void takeBack(removed) } : undefined,
    });
}

/**
 * Restores an object from the entry of its last removal. Without an answer the object has no such entry.
 */
async function takeBackRemoval({ kind, id }: Removed): Promise<{ entry?: string; answer?: TakenBack }> {
  const query = queryOf({ object: kind, id, kind: "remove", limit: 1 });
  const { items } = await apiFetch<ChangesReply>(`${api.changes}${query}`);
  const entry = items[0]?.id;
  if (entry === undefined) return {};
  const answer = await apiFetch<TakenBack>(api.takeBack(entry), { method: "POST", body: {} });
  return { entry, answer };
}
