"use client";

import Link from "next/link";
import { useState } from "react";
import type { ApiError } from "@/components/shell/http";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { Issue } from "@/lib/contract/errors";
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
      return <Unknown checked={outcome.checked} error={outcome.error} onCheck={onCheck} />;
    case "failed":
      return <Failed error={outcome.error} leftover={outcome.leftover} />;
  }
}

type UnknownProps = { checked: boolean; error: ApiError; onCheck: () => Promise<unknown> };

function Unknown({ checked, error, onCheck }: UnknownProps) {
  const [checking, setChecking] = useState(false);
  if (checked) {
    return (
      <Banner tone="info" title="The bot is not in the list" role="status">
        The attempt did not get through. Nothing you typed is lost; create it again.
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
      title="It may have been created"
      action={
        <Button size="sm" pending={checking} pendingLabel="Checking…" onClick={() => void check()}>
          Check the list
        </Button>
      }
    >
      {error.message.replace(/\.$/, "")}. Check the list before you try again, so that it is not created
      twice. Nothing you typed is lost.
    </Banner>
  );
}

function Failed({ error, leftover }: { error: ApiError; leftover: Issue[] }) {
  if (error.code !== "validation") {
    return (
      <Banner tone="danger" title="The bot was not saved">
        {failedWrite(error)} Nothing you typed is lost.
      </Banner>
    );
  }
  // Issues with a field are told there and in the summary.
  if (leftover.length === 0 && error.issues.length > 0) return null;
  return (
    <Banner tone="danger" title="The Configuration API refused this bot">
      {leftover.length === 0 ? (
        error.message
      ) : (
        <ul className="list-disc pl-4">
          {leftover.map(({ path, message }) => (
            <li key={path}>{message}</li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
