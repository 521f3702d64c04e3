"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/page/empty-state";
import type { LinkedQuestion } from "@/lib/playground/link";
import { builtInSamples } from "@/lib/playground/samples";
import { AskedPlayground } from "./asked-playground";
import type { PlaygroundProps } from "./playground-props";
import { PlaygroundSkeleton } from "./playground-skeleton";
import { askedQuery } from "./queries";
import { useAddress } from "./use-address";

function firstQuestion(): LinkedQuestion {
  const action = "incoming_chat_thread";
  const [first] = builtInSamples(action);
  const question = { action, push: first?.push ?? "{}", context: first?.context ?? "{}" };
  return { question, hadSecrets: false };
}

/**
 * Playground: one push and its context, and the verdict of every webhook on the license or of its bots. A
 * link may carry the question.
 */
export function Playground(props: PlaygroundProps) {
  const { asked } = useAddress();
  // Question in the address when the page was opened. From then on the address follows the edits.
  const [opened, setOpened] = useState(asked);
  const { data, error } = useQuery(askedQuery(opened));
  if (error) {
    return (
      <EmptyState
        title="This question cannot be opened"
        action={<Button onClick={() => setOpened({ q: null, id: null })}>Ask something else</Button>}
      >
        {error.message}
      </EmptyState>
    );
  }
  if (data === undefined) return <PlaygroundSkeleton />;
  return <AskedPlayground key={JSON.stringify(opened)} start={data ?? firstQuestion()} {...props} />;
}
