"use client";

import Link from "next/link";
import { LostAnswer } from "@/components/editing/lost-answer";
import { Refused } from "@/components/editing/refused";
import { sentenceOf } from "@/components/requests/sentence-of";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { pages } from "@/lib/paths";
import { failedWrite } from "../failure";
import type { SaveOutcome } from "./use-save-bot";

type SaveProblemProps = { outcome: SaveOutcome; onCheck: () => Promise<unknown> };

/** Reason why the bot was not saved, whether anything changed, and the next thing to do. */
export function SaveProblem({ outcome, onCheck }: SaveProblemProps) {
  switch (outcome.kind) {
    case "none":
    case "created":
    case "conflict":
      return null;
    case "found":
      return (
        <Banner
          tone="success"
          role="status"
          title={`${outcome.bot.name} was created`}
          action={
            <Button asChild size="sm">
              <Link href={pages.bot(outcome.bot.id)}>Open it</Link>
            </Button>
          }
        >
          The answer did not arrive, but the list has a new bot with this name.
        </Banner>
      );
    case "unknown":
      return (
        <LostAnswer what="The bot" done="created" again="create it again" {...outcome} onCheck={onCheck} />
      );
    case "failed":
      return <Failed {...outcome} />;
  }
}

function Failed({ error, leftover }: Extract<SaveOutcome, { kind: "failed" }>) {
  if (error.code === "validation") return <Refused what="this bot" error={error} leftover={leftover} />;
  if (error.changed === "unknown") {
    return (
      <Banner tone="danger" title="We don't know whether the bot was saved">
        {sentenceOf(error)} It is safe to save again. Nothing you typed is lost.
      </Banner>
    );
  }
  return (
    <Banner tone="danger" title="The bot was not saved">
      {failedWrite(error)} Nothing you typed is lost.
    </Banner>
  );
}
