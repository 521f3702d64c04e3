"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { applyIssues } from "@/components/editing/form-errors";
import { ApiError } from "@/components/requests/http";
import { remember } from "@/components/requests/remember";
import type { BotListItem, ChangedBy } from "@/lib/bots/api";
import type { BotForm } from "@/lib/bots/form";
import { fieldOf } from "@/lib/bots/issues";
import { creationOf } from "@/lib/bots/request";
import type { Sides } from "@/lib/changes/three-way";
import type { Issue } from "@/lib/contract/errors";
import { pages } from "@/lib/paths";
import { sameText } from "@/lib/text/fold";
import { botQuery, botsQuery, createBotMutation, savedAtKey, updateBotMutation } from "../queries";
import { sendChanges } from "./send-changes";

/** Result of the last attempt to save. */
export type SaveOutcome =
  | { kind: "none" }
  | { kind: "created" }
  | { kind: "failed"; error: ApiError; leftover: Issue[] }
  /**
   * A creation got no answer, so the bot may exist. `before` holds the ids that were known when the request
   * was sent.
   */
  | { kind: "unknown"; error: ApiError; name: string; before: ReadonlySet<string>; checked: boolean }
  | { kind: "found"; bot: BotListItem }
  /** Another person changed the bot since the form was opened; nothing was saved. */
  | { kind: "conflict"; sides: Sides<BotForm>; changedBy: ChangedBy };

type SaveOptions = {
  form: UseFormReturn<BotForm, BotForm>;
  base: BotForm;
  botId: string | undefined;
  /**
   * An existing bot was changed. `now` is the bot as saved, `sent` what the form held when the request was
   * sent.
   */
  onSaved: (now: BotForm, sent: BotForm) => Promise<void>;
  /** The bot was created, so its draft can go. */
  onCreated: () => void;
};

/**
 * Saves the form. After a creation without an answer it first looks for the bot, so that none is created
 * twice.
 */
export function useSaveBot({ form, base, botId, onSaved, onCreated }: SaveOptions) {
  const router = useRouter();
  const client = useQueryClient();
  const create = useMutation(createBotMutation);
  const update = useMutation(updateBotMutation);
  const [outcome, setOutcome] = useState<SaveOutcome>({ kind: "none" });

  const failed = (error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
    setOutcome({ kind: "failed", error, leftover: applyIssues(form, error.issues, fieldOf) });
  };

  const createBot = async (values: BotForm) => {
    const before = new Set(client.getQueryData(botsQuery.queryKey)?.bots.map(({ id }) => id));
    try {
      const { id } = await create.mutateAsync({ bot: creationOf(values) });
      setOutcome({ kind: "created" });
      onCreated();
      client.setQueryData(savedAtKey(id), Date.now());
      await client.invalidateQueries({ queryKey: botsQuery.queryKey, exact: true, refetchType: "none" });
      router.push(pages.bot(id));
    } catch (error) {
      if (!(error instanceof ApiError) || error.changed === "no") failed(error);
      else setOutcome({ kind: "unknown", error, name: values.name, before, checked: false });
    }
  };

  const updateBot = async (id: string, values: BotForm, from: BotForm) => {
    const held = structuredClone(form.getValues());
    try {
      const sent = await sendChanges((input) => update.mutateAsync({ botId: id, ...input }), from, values);
      if (sent.kind !== "unchanged") remember(client, botQuery(id).queryKey, { bot: sent.bot });
      if (sent.kind === "saved") client.setQueryData(savedAtKey(id), Date.now());
      if (sent.kind === "conflict") {
        setOutcome({ ...sent, sides: { ...sent.sides, mine: structuredClone(form.getValues()) } });
      } else {
        setOutcome({ kind: "none" });
        await onSaved(sent.kind === "saved" ? sent.now : from, held);
      }
      await client.invalidateQueries({ queryKey: botsQuery.queryKey, exact: true });
      if (sent.kind === "saved") await client.invalidateQueries({ queryKey: botQuery(id).queryKey });
    } catch (error) {
      failed(error);
    }
  };

  /** Reads the list to find out whether a creation without an answer made the bot. */
  const check = async (): Promise<"created" | "not_created" | "cannot_tell"> => {
    if (outcome.kind !== "unknown") return "not_created";
    try {
      const { bots } = await client.fetchQuery({ ...botsQuery, staleTime: 0 });
      const bot = bots.find(({ id, name }) => sameText(name, outcome.name) && !outcome.before.has(id));
      if (bot) onCreated();
      setOutcome(bot ? { kind: "found", bot } : { ...outcome, checked: true });
      return bot ? "created" : "not_created";
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setOutcome({ ...outcome, error });
      return "cannot_tell";
    }
  };

  const save = async (values: BotForm) => {
    if ((await check()) !== "not_created") return;
    setOutcome({ kind: "none" });
    await (botId === undefined ? createBot(values) : updateBot(botId, values, base));
  };

  /** Saves the merged version against `theirs`; a further change by another person is a new conflict. */
  const saveMerged = async (merged: BotForm, theirs: BotForm) => {
    if (botId !== undefined) await updateBot(botId, merged, theirs);
  };
  const closeConflict = () => setOutcome({ kind: "none" });

  return { outcome, save, saveMerged, closeConflict, check, saving: update.isPending };
}
