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

/** One push and what is known in, every webhook of the license and of its bots out. The question may come by link. */
export function Playground(props: PlaygroundProps) {
  const { asked } = useAddress();
  // What the address asked when the page was opened; from then on it follows what is typed.
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
