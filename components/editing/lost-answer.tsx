"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { ApiError } from "../requests/http";
import { sentenceOf } from "../requests/sentence-of";

type LostAnswerProps = {
  /** Subject of the title: "The bot". */
  what: string;
  /** Past tense of the attempt: "created". */
  done: string;
  /** Instruction if the attempt did not succeed: "create it again". */
  again: string;
  error: ApiError;
  /** The list was checked since, and the object was not in it. */
  checked: boolean;
  onCheck: () => Promise<unknown>;
};

/**
 * Banner for a creation without an answer. The object may exist, so the list is checked before a second
 * attempt.
 */
export function LostAnswer({ what, done, again, error, checked, onCheck }: LostAnswerProps) {
  const [checking, setChecking] = useState(false);
  if (checked) {
    return (
      <Banner tone="info" role="status" title={`${what} is not in the list`}>
        The attempt did not get through. Nothing you typed is lost: {again}.
      </Banner>
    );
  }
  const check = async () => {
    setChecking(true);
    await onCheck();
    setChecking(false);
  };
  return (
    <Banner
      tone="danger"
      title={`${what} may have been ${done}`}
      action={
        <Button size="sm" pending={checking} pendingLabel="Checking…" onClick={() => void check()}>
          Check the list
        </Button>
      }
    >
      {sentenceOf(error)} Check the list first, so that it is not {done} twice. Nothing you typed is lost.
    </Banner>
  );
}
