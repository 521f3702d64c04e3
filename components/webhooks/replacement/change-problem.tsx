"use client";

import type { Route } from "next";
import Link from "next/link";
import { Refused } from "@/components/editing/refused";
import { sentenceOf } from "@/components/requests/sentence-of";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { pages } from "@/lib/paths";
import { planHead } from "@/lib/webhooks/plan-words";
import { stepsOf } from "@/lib/webhooks/plan-steps";
import { PlanSteps } from "./plan-steps";
import type { ChangeOutcome } from "./use-change";

type ChangeProblemProps = { outcome: ChangeOutcome; webhookId: string };

/** Reason why the webhook was not changed, whether anything changed, and the next thing to do. */
export function ChangeProblem({ outcome, webhookId }: ChangeProblemProps) {
  switch (outcome.kind) {
    case "open":
    case "begun":
    case "conflict":
      return null;
    case "gone":
      return (
        <Banner
          tone="danger"
          title="Someone unregistered this webhook while you were editing"
          action={
            <Button asChild size="sm">
              <Link href={pages.newWebhook as Route}>Register a webhook</Link>
            </Button>
          }
        >
          Nothing was changed, and what you typed is still here. To get the webhook back, register it again
          with a secret.
        </Banner>
      );
    case "refused": {
      const { replacement, leftover } = outcome;
      const { title, text } = planHead(replacement);
      return (
        <Banner tone="danger" title={title}>
          {text} Nothing you typed is lost.
          {leftover.length > 0 && (
            <ul className="mt-1 grid gap-1">
              {leftover.map(({ path, message }) => (
                <li key={path + message}>{message.replaceAll("`", "")}</li>
              ))}
            </ul>
          )}
          <div className="mt-3">
            <PlanSteps steps={stepsOf(replacement)} label="What was done" />
          </div>
        </Banner>
      );
    }
    case "failed":
      return outcome.error.code === "validation" ? (
        <Refused what="this change" {...outcome} />
      ) : (
        <Banner
          tone="danger"
          title={
            outcome.error.changed === "unknown"
              ? "The change may have started"
              : "The webhook was not changed"
          }
          action={
            outcome.error.code === "conflict" && (
              <Button asChild size="sm">
                {/* A full page load: without it, this page would keep showing the form. */}
                <a href={pages.changeWebhook(webhookId)}>Show the plan</a>
              </Button>
            )
          }
        >
          {sentenceOf(outcome.error)} Nothing you typed is lost.
          {outcome.error.changed === "unknown" &&
            " If it started, its plan appears here and Switchboard continues by itself."}
        </Banner>
      );
  }
}
