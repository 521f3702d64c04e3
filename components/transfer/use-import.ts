"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useSession } from "@/components/permissions/session-provider";
import { useUnsavedGuard } from "@/components/editing/use-unsaved-guard";
import { newOperationId } from "@/lib/changes/operation-header";
import type { PlannedItem } from "@/lib/transfer/api";
import { withoutSecrets } from "@/lib/transfer/draft-text";
import { type Choices, choose, NO_CHOICES } from "@/lib/transfer/choices";
import { download, fileName } from "./download";
import { type ImportDraft, readImportDraft, writeImportDraft } from "./import-draft";
import { driftMutation, exportMutation, planMutation } from "./queries";
import { isComplete, useApply } from "./use-apply";

const EMPTY = (): ImportDraft => ({ text: "", operation: newOperationId(), running: false });

/** Wish for an undo file before the run, and the passphrase that seals its secrets. */
export type UndoChoice = { wanted: boolean; passphrase: string };

/**
 * State of an import from file to result: text, plan, choices and run. The text survives the page, without
 * its secrets. A new plan of the same file continues where a run ended.
 */
export function useImport() {
  const session = useSession();
  const { license_id, email } = session;
  const [draft, setDraft] = useState<ImportDraft>(() => readImportDraft({ license_id, email }) ?? EMPTY());
  const [restored, setRestored] = useState(draft.text !== "");
  const [passphrase, setPassphrase] = useState<string>();
  const [choices, setChoices] = useState<Choices>(NO_CHOICES);
  const [stale, setStale] = useState<string[]>();
  const plan = useMutation(planMutation);
  const drift = useMutation(driftMutation);
  const undoFile = useMutation(exportMutation);
  const { run, apply, stop, forget } = useApply();
  const busy = useRef(false);
  /**
   * True while the next plan is an undo: objects that are only on the license were then made by the import,
   * so their removal is ticked.
   */
  const goingBack = useRef(false);
  useKeptDraft({ license_id, email }, draft);
  useUnsavedGuard(run?.running ?? false);

  const edit = (text: string, name?: string) => {
    setDraft((now) => ({ ...now, text, fileName: name ?? now.fileName }));
    plan.reset();
    setStale(undefined);
    if (run && !run.running) forget();
  };
  /** Takes another file and drops all choices that were made for the previous one. */
  const take = (text: string, name?: string) => {
    edit(text, name);
    setDraft({ ...EMPTY(), text, fileName: name });
    setChoices(NO_CHOICES);
    setPassphrase(undefined);
    setRestored(false);
    goingBack.current = false;
  };
  const look = async (text = draft.text, opened = passphrase) => {
    setPassphrase(opened);
    drift.reset();
    const reply = await plan.mutateAsync({ text, passphrase: opened });
    if (run && !run.running) forget();
    if (reply.kind !== "planned") return;
    const { items } = reply;
    const here = items.filter(({ kind }) => kind === "only_here");
    if (goingBack.current) setChoices((now) => choose(now, here, true));
    goingBack.current = false;
    // The plan shows that items without a clear answer in the last run were carried out.
    if (items.every(({ kind }) => kind === "unchanged" || kind === "only_here")) {
      setDraft((now) => ({ ...now, running: false }));
    }
  };
  const goBack = async (undo: string) => {
    take(undo, "undo file");
    goingBack.current = true;
    await look(undo, undefined);
  };

  const start = async (items: PlannedItem[], base: string, undo: UndoChoice) => {
    setStale(undefined);
    const { changes } = await drift.mutateAsync(base);
    if (changes.length > 0) {
      setStale(changes);
      await look();
      return;
    }
    // A continued run keeps the undo file from before its first part.
    if (undo.wanted && !(draft.running && draft.undo !== undefined)) {
      const { text } = await undoFile.mutateAsync({
        others: false,
        undo: true,
        passphrase: undo.passphrase || undefined,
      });
      download(fileName("undo", license_id), text);
      setDraft((now) => ({ ...now, undo: text }));
    }
    const operation = draft.running ? draft.operation : newOperationId();
    setDraft((now) => ({ ...now, operation, running: true }));
    const ended = await apply(items, choices.secrets, operation);
    const outcome = [...ended.outcomes.values()].find(({ kind }) => kind === "stale");
    if (isComplete(ended)) setDraft((now) => ({ ...now, running: false }));
    if (outcome?.kind === "stale") {
      setStale(outcome.changes);
      await look();
    }
  };
  /** Ignores a second click before the first has rendered. Each call shows its own failure. */
  const once = async (work: () => Promise<unknown>) => {
    if (busy.current) return;
    busy.current = true;
    await work().catch(() => undefined);
    busy.current = false;
  };

  return {
    draft,
    restored,
    choices,
    setChoices,
    stale,
    run,
    stop,
    plan,
    /** Error of a step before the first item: the check for drift, or the undo file. */
    problem: drift.error ?? undoFile.error,
    starting: drift.isPending || undoFile.isPending,
    edit,
    take,
    look: (opened?: string) => once(() => look(draft.text, opened ?? passphrase)),
    start: (items: PlannedItem[], base: string, undo: UndoChoice) => once(() => start(items, base, undo)),
    goBack: (undo: string) => once(() => goBack(undo)),
    startOver: () => take(""),
  };
}

/** Stores the draft in the browser, without secrets. */
function useKeptDraft({ license_id, email }: { license_id: number; email: string }, draft: ImportDraft) {
  useEffect(() => {
    const person = { license_id, email };
    if (draft.text === "") writeImportDraft(person, undefined);
    else writeImportDraft(person, { ...draft, text: withoutSecrets(draft.text) });
  }, [license_id, email, draft]);
}

export type Import = ReturnType<typeof useImport>;
