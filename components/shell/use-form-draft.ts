"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { changedFields, draftKey, readDraft, writeDraft } from "./form-draft";
import { useSession } from "./session-provider";

const SETTLE_MS = 300;

type FormDraftOptions<T extends FieldValues> = {
  /** The page the form is on, e.g. `bots/new`; the person's license and email are added here. */
  key: string;
  form: UseFormReturn<T>;
  /** Blanks what must never be written to storage: secrets. */
  omit?: (values: T) => T;
};

/**
 * Keeps what is typed into a form in the tab's storage, and brings it back when the page is opened again: after a
 * reload, after signing in again, after a save that failed and a closed page. Call `clear` once it is saved.
 */
export function useFormDraft<T extends FieldValues>({ key, form, omit }: FormDraftOptions<T>) {
  const storageKey = draftKey(useSession(), key);
  const [restored, setRestored] = useState(false);
  const omitRef = useRef(omit);
  const cancelSave = useRef<() => void>(undefined);
  useEffect(() => {
    omitRef.current = omit;
  });

  useEffect(() => {
    const values = form.getValues();
    const draft = readDraft(storageKey, values);
    if (draft === undefined) return;
    form.reset({ ...values, ...draft }, { keepDefaultValues: true });
    // Storage is there only after hydration: the first render must equal the server's.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setRestored(true);
  }, [form, storageKey]);

  useEffect(() => {
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
    const unsubscribe = form.subscribe({
      formState: { values: true },
      callback: ({ values, defaultValues }) => {
        cancel();
        save = () => {
          const kept = omitRef.current ? omitRef.current(values) : values;
          writeDraft(storageKey, changedFields(kept, defaultValues));
        };
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
  }, [form, storageKey]);

  /** Forgets the draft: the form was saved. */
  const clear = useCallback(() => {
    cancelSave.current?.();
    writeDraft(storageKey, {});
  }, [storageKey]);

  /** Puts the form back to what it started with. */
  const discard = useCallback(() => {
    form.reset();
    clear();
    setRestored(false);
  }, [form, clear]);

  return { restored, discard, clear };
}
