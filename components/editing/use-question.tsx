"use client";

import { type ReactNode, useEffect, useState } from "react";
import { type OneQuestion, oneQuestion } from "./question";

/**
 * Asks by a dialog and waits for its answer: `const ok = await ask((answer) => <Dialog … />)`. Another
 * question, or leaving the page, answers with `dismissed`. Render `dialog`, which is empty while nothing is
 * asked.
 */
export function useQuestion<Answer>(dismissed: Answer): {
  ask: OneQuestion<Answer, ReactNode>["ask"];
  dialog: ReactNode;
} {
  const [dialog, setDialog] = useState<ReactNode>();
  const [{ ask, dismiss }] = useState(() => oneQuestion<Answer, ReactNode>(dismissed, setDialog));
  useEffect(() => dismiss, [dismiss]);
  return { ask, dialog };
}
