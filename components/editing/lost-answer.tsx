"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { ApiError } from "../requests/http";
import { sentenceOf } from "../requests/sentence-of";

type LostAnswerProps = {
  /** What was to come about: "The bot". */
  what: string;
  /** How that is called: "created". */
  done: string;
  /** What to do again if it did not: "create it again". */
  again: string;
  error: ApiError;
  /** Looked for since, and not found. */
  checked: boolean;
  onCheck: () => Promise<unknown>;
};

/** No answer came to a creation: it may be there all the same, so the list is asked before anyone tries again. */
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
