"use client";

import { useEffect, useEffectEvent } from "react";
import { optionalField, textField } from "@/components/lists/address-fields";
import { useAddressState } from "@/components/lists/use-address-state";
import type { AnswerView } from "@/lib/playground/answers";
import type { Question } from "@/lib/playground/api";
import { MAX_LINK_TEXT } from "@/lib/playground/limits";
import { packQuestion } from "@/lib/playground/link";

const SETTLE_MS = 300;

const optional = optionalField({ history: "replace" });
const text = textField({ history: "replace" });
const fields = { q: optional, id: optional, action: text, owner: text, host: text };

/** Address of the playground: the question, packed or by its id, and the filters of the answers. */
export function useAddress() {
  const [{ q, id, action, owner, host }, set] = useAddressState(fields);
  const view: AnswerView = { action, owner, host };
  return {
    asked: { q, id },
    view,
    narrow: (change: Partial<AnswerView>) => set(change),
    put: (place: { q: string | null; id: string | null }) => set(place),
  };
}

/**
 * Writes an edited question into the address once typing pauses. A question that is too long leaves it
 * empty.
 */
export function useAddressOf(
  question: Question,
  edited: boolean,
  put: (place: { q: string | null; id: string | null }) => void,
): void {
  const write = useEffectEvent((packed: string) => {
    put({ q: packed.length <= MAX_LINK_TEXT ? packed : null, id: null });
  });
  useEffect(() => {
    if (!edited) return;
    let current = true;
    const timer = setTimeout(() => {
      void packQuestion(question).then((packed) => current && write(packed));
    }, SETTLE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [question, edited]);
}
