"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { DefaultValues, FieldValues, UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import { sameJson } from "@/lib/text/stable-json";
import {
  asForm,
  changedFields,
  draftKey,
  type KeptDraft,
  listDrafts,
  removeDraft,
  writeDraft,
} from "./form-draft";
import { useSession } from "../permissions/session-provider";
import { freshId, openTabs, tabId } from "./tab-id";

const SETTLE_MS = 300;

type FormDraftOptions<T extends FieldValues> = {
  /**
   * Path of the form's page, e.g. `/bots/new`. The storage key adds the person's license, email and tab.
   */
  key: string;
  /**
   * Path where the same object had its page before, e.g. under its old id. Drafts left there are offered
   * here.
   */
  earlierKey?: string;
  /** Task of the form, for a list of drafts: "Edit Pizza Bot". */
  title?: string;
  form: UseFormReturn<T>;
  /**
   * Schema that a draft must match to be restored. A constant: a new schema on each render would repeat the
   * search.
   */
  schema: z.ZodType<T>;
  /** Blanks values that must never be written to storage, such as secrets. */
  omit?: (values: T) => T;
  /**
   * Merges a draft whose starting version is no longer the form's, and passes the result to `restore`.
   * Without it the draft's changed fields replace the form's.
   */
  onStale?: (draft: { base: T; values: T }, restore: (values: T) => void) => void;
};

/**
 * Keeps unsaved edits of a form in this browser. The same tab restores them by itself after a reload or a
 * sign-in; drafts of closed tabs are offered. Call `clear` once the form is saved.
 */
export function useFormDraft<T extends FieldValues>({
  key,
  earlierKey,
  title = key,
  form,
  schema,
  omit,
  onStale,
}: FormDraftOptions<T>) {
  const { license_id, email } = useSession();
  const [restored, setRestored] = useState<{ at: number }>();
  const [offered, setOffered] = useState<KeptDraft>();
  const [unreadable, setUnreadable] = useState<KeptDraft[]>([]);
  const [ownKey, setOwnKey] = useState<string>();
  const titleRef = useRef(title);
  const omitRef = useRef(omit);
  const cancelSave = useRef<() => void>(undefined);
  useEffect(() => {
    omitRef.current = omit;
    titleRef.current = title;
  });

  /** Draft of the form at this moment; undefined if nothing was changed. */
  const current = useCallback(() => {
    const blank = omitRef.current ?? ((values: T) => values);
    const values = blank(form.getValues());
    const base = blank(form.formState.defaultValues as T);
    return Object.keys(changedFields(values, base)).length > 0
      ? { at: Date.now(), title: titleRef.current, base, values }
      : undefined;
  }, [form]);

  /** Reads a stored draft as values of this form, if it fits the schema. */
  const read = useCallback(
    (draft: KeptDraft) => asForm(draft, form.formState.defaultValues as T, schema),
    [form, schema],
  );

  useEffect(() => {
    let gone = false;
    const find = async () => {
      const [own, open] = await Promise.all([tabId(), openTabs()]);
      if (gone) return;
      const found = listDrafts({ license_id, email }, key);
      const mine = found.find(({ tab }) => tab === own);
      setOwnKey(draftKey({ license_id, email }, key, own));
      const defaults = form.formState.defaultValues as T;
      const draft = mine && read(mine);
      if (mine && draft && sameJson(draft.base, omitRef.current?.(defaults) ?? defaults)) {
        form.reset(draft.values, { keepDefaultValues: true });
        return setRestored({ at: mine.at });
      }
      const others = leftBehind([key, earlierKey], { license_id, email }, own, open);
      const left = mine ? [setAside(mine, { license_id, email }), ...others] : others;
      setOffered(left.find(read));
      setUnreadable(left.filter((one) => read(one) === undefined));
    };
    void find();
    return () => {
      gone = true;
    };
  }, [form, read, key, earlierKey, license_id, email]);

  useEffect(() => {
    if (ownKey === undefined) return;
    let save: (() => void) | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const cancel = () => {
      clearTimeout(timer);
      save = undefined;
    };
    const flush = () => {
      save?.();
      cancel();
    };
    const keep = () => {
      const draft = current();
      if (draft) writeDraft(ownKey, draft);
      else removeDraft(ownKey);
    };
    const unsubscribe = form.subscribe({
      formState: { values: true },
      callback: () => {
        cancel();
        save = keep;
        timer = setTimeout(flush, SETTLE_MS);
      },
    });
    cancelSave.current = cancel;
    window.addEventListener("pagehide", flush);
    return () => {
      flush();
      unsubscribe();
      window.removeEventListener("pagehide", flush);
    };
  }, [form, ownKey, current]);

  /** Deletes the draft after the form was saved. */
  const clear = useCallback(() => {
    cancelSave.current?.();
    if (ownKey !== undefined) removeDraft(ownKey);
    setRestored(undefined);
  }, [ownKey]);

  /** Deletes a draft that was taken or refused, and offers the next one of a closed tab. */
  const offerNext = async (taken: KeptDraft) => {
    removeDraft(taken.key);
    const [own, open] = await Promise.all([tabId(), openTabs()]);
    setOffered(leftBehind([key, earlierKey], { license_id, email }, own, open).find(read));
  };

  const resume = (taken: KeptDraft, values: T) => {
    // Edits that the offered draft would overwrite are stored as a draft of their own, the next to be
    // offered.
    const typed = current();
    if (typed) writeDraft(draftKey({ license_id, email }, key, freshId()), typed);
    form.reset(values, { keepDefaultValues: true });
    const now = current();
    if (now && ownKey !== undefined) writeDraft(ownKey, now);
    setRestored({ at: taken.at });
    void offerNext(taken);
  };

  /** Restores the offered draft, through `onStale` if its starting version is outdated. */
  const resumeOffered = () => {
    if (!offered) return;
    const defaults = form.formState.defaultValues as T;
    const draft = read(offered);
    if (!draft) return void offerNext(offered);
    const fresh = sameJson(draft.base, omit?.(defaults) ?? defaults);
    if (!fresh && onStale) return onStale(draft, (values) => resume(offered, values));
    resume(offered, fresh ? draft.values : { ...defaults, ...changedFields(draft.values, draft.base) });
  };

  /** Resets the form to its starting values and deletes the draft. */
  const discard = () => {
    form.reset(form.formState.defaultValues as DefaultValues<T>);
    clear();
  };

  return {
    restored: restored !== undefined,
    restoredAt: restored?.at,
    offered,
    clear,
    discard,
    /** Keeps the restored draft and hides its banner. */
    keep: () => setRestored(undefined),
    resume: resumeOffered,
    discardOffered: () => offered && void offerNext(offered),
    /** Number of drafts that do not fit this form. */
    unreadable: unreadable.length,
    discardUnreadable: () => {
      for (const draft of unreadable) removeDraft(draft.key);
      setUnreadable([]);
    },
  };
}

/**
 * Drafts without an open tab, newest first, then drafts at the earlier page, where this tab's own count
 * too.
 */
function leftBehind(
  [key = "", earlier]: (string | undefined)[],
  person: { license_id: number; email: string },
  own: string,
  open: ReadonlySet<string>,
): KeptDraft[] {
  const here = listDrafts(person, key).filter(({ tab }) => !open.has(tab));
  if (earlier === undefined) return here;
  const there = listDrafts(person, earlier).filter(({ tab }) => tab === own || !open.has(tab));
  return [...here, ...there];
}

/** Moves a draft of this tab to a fresh key, so that new edits do not overwrite it. */
function setAside(draft: KeptDraft, person: { license_id: number; email: string }): KeptDraft {
  const tab = freshId();
  const key = draftKey(person, draft.page, tab);
  const { at, title, base, values } = draft;
  writeDraft(key, { at, title, base, values });
  removeDraft(draft.key);
  return { ...draft, key, tab };
}
