"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { DefaultValues, FieldValues, UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import {
  alike,
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
  /** The page the form is on, e.g. `/bots/new`; the person's license, email and tab are added here. */
  key: string;
  /** The page where the same thing was before, if it was elsewhere: a draft that was left there is offered here. */
  earlierKey?: string;
  /** What is being done, for a list of drafts: "Edit Pizza Bot". */
  title?: string;
  form: UseFormReturn<T>;
  /** What a draft must hold to be put into the form; a constant. */
  schema: z.ZodType<T>;
  /** Blanks what must never be written to storage: secrets. */
  omit?: (values: T) => T;
  /**
   * Puts a draft together with what the form starts from by now, where that is another than when the draft was begun,
   * and hands the result to `restore`. Without it the fields that were typed in are put over what is there.
   */
  onStale?: (draft: { base: T; values: T }, restore: (values: T) => void) => void;
};

/**
 * Keeps what is typed into a form in this browser. The same tab finds it again by itself, after a reload or after signing
 * in again; what another tab left that is closed by now is offered. Call `clear` once the form is saved.
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

  /** What is written down of the form as it is now; nothing if nothing was typed. */
  const current = useCallback(() => {
    const blank = omitRef.current ?? ((values: T) => values);
    const values = blank(form.getValues());
    const base = blank(form.formState.defaultValues as T);
    return Object.keys(changedFields(values, base)).length > 0
      ? { at: Date.now(), title: titleRef.current, base, values }
      : undefined;
  }, [form]);

  /** The draft as this form, if it can be. */
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
      if (mine && draft && alike(draft.base, omitRef.current?.(defaults) ?? defaults)) {
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

  /** Forgets the draft: the form was saved. */
  const clear = useCallback(() => {
    cancelSave.current?.();
    if (ownKey !== undefined) removeDraft(ownKey);
    setRestored(undefined);
  }, [ownKey]);

  /** The next of the drafts that closed tabs have left. */
  const offerNext = async (taken: KeptDraft) => {
    removeDraft(taken.key);
    const [own, open] = await Promise.all([tabId(), openTabs()]);
    setOffered(leftBehind([key, earlierKey], { license_id, email }, own, open).find(read));
  };

  const resume = (taken: KeptDraft, values: T) => {
    // What is typed already is not lost to what is put in its place: it is the next to be offered.
    const typed = current();
    if (typed) writeDraft(draftKey({ license_id, email }, key, freshId()), typed);
    form.reset(values, { keepDefaultValues: true });
    const now = current();
    if (now && ownKey !== undefined) writeDraft(ownKey, now);
    setRestored({ at: taken.at });
    void offerNext(taken);
  };

  /** Goes on with the draft that is offered. */
  const resumeOffered = () => {
    if (!offered) return;
    const defaults = form.formState.defaultValues as T;
    const draft = read(offered);
    if (!draft) return void offerNext(offered);
    const fresh = alike(draft.base, omit?.(defaults) ?? defaults);
    if (!fresh && onStale) return onStale(draft, (values) => resume(offered, values));
    resume(offered, fresh ? draft.values : { ...defaults, ...changedFields(draft.values, draft.base) });
  };

  /** Puts the form back to what it started with. */
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
    /** Goes on, and says no more about it. */
    keep: () => setRestored(undefined),
    resume: resumeOffered,
    discardOffered: () => offered && void offerNext(offered),
    /** How many drafts of this form cannot be put into it. */
    unreadable: unreadable.length,
    discardUnreadable: () => {
      for (const draft of unreadable) removeDraft(draft.key);
      setUnreadable([]);
    },
  };
}

/** Drafts that nobody is typing at, the newest first: of closed tabs, then those at the earlier page, of this tab too. */
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

/** Gives a draft of this tab another place, so that typing anew does not overwrite it. */
function setAside(draft: KeptDraft, person: { license_id: number; email: string }): KeptDraft {
  const tab = freshId();
  const key = draftKey(person, draft.page, tab);
  const { at, title, base, values } = draft;
  writeDraft(key, { at, title, base, values });
  removeDraft(draft.key);
  return { ...draft, key, tab };
}
