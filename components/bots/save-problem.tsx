"use client";

import Link from "next/link";
import { LostAnswer } from "@/components/shell/lost-answer";
import { Refused } from "@/components/shell/refused";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { pages } from "@/lib/paths";
import { failedWrite } from "./failure";
import type { SaveOutcome } from "./use-save-bot";

type SaveProblemProps = { outcome: SaveOutcome; onCheck: () => Promise<unknown> };

/** Why the bot is not saved, whether anything changed, and what to do next. */
export function SaveProblem({ outcome, onCheck }: SaveProblemProps) {
  switch (outcome.kind) {
    case "none":
    case "created":
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
          The answer was lost on the way, but a new bot of this name is in the list.
        </Banner>
      );
    case "unknown":
      return (
        <LostAnswer what="The bot" done="created" again="create it again" {...outcome} onCheck={onCheck} />
      );
    case "failed":
      return outcome.error.code === "validation" ? (
        <Refused what="this bot" {...outcome} />
      ) : (
        <Banner tone="danger" title="The bot was not saved">
          {failedWrite(outcome.error)} Nothing you typed is lost.
        </Banner>
      );
  }
}
