"use client";

import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { counted } from "@/lib/text/counted";
import { NOUN } from "./bulk-words";
import type { useFreshBots } from "../use-fresh-bots";

type Read = Pick<ReturnType<typeof useFreshBots>, "pending" | "error" | "retry">;

/** Progress of reading the bots, or the reason why it failed, in place of the plan. */
export function BulkReading({ fresh, around, count }: { fresh: Read; around: Read; count: number }) {
  const error = fresh.error ?? around.error;
  if (error) {
    const retry = () => {
      fresh.retry();
      around.retry();
    };
    return (
      <Banner
        tone="danger"
        title="The bots could not be loaded"
        action={
          <Button size="sm" onClick={retry}>
            Try again
          </Button>
        }
      >
        {error.message} Nothing was changed.
      </Banner>
    );
  }
  return (
    <p role="status" className="text-muted">
      {fresh.pending > 0 ? `Checking ${counted(count, NOUN)}…` : "Checking the other bots of these groups…"}
    </p>
  );
}
