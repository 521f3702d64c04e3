"use client";

import Link from "next/link";
import { useState } from "react";
import type { ApiError } from "@/components/shell/http";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { pages } from "@/lib/paths";
import type { RegisterOutcome } from "./use-register";

type RegisterProblemProps = { outcome: RegisterOutcome; onCheck: () => Promise<unknown> };

/** Why the webhook is not registered, whether anything changed, and what to do next. */
export function RegisterProblem({ outcome, onCheck }: RegisterProblemProps) {
  switch (outcome.kind) {
    case "open":
    case "registered":
      return null;
    case "found":
      return (
        <Banner
          tone="success"
          role="status"
          title="The webhook is registered"
          action={
            <Button asChild size="sm">
              <Link href={pages.webhook(outcome.webhook.webhook_id)}>Open webhook</Link>
            </Button>
          }
        >
          The answer was lost on the way, but a webhook equal to this one is in the list.
        </Banner>
      );
    case "unknown":
      return <Unknown checked={outcome.checked} error={outcome.error} onCheck={onCheck} />;
    case "failed":
      return (
        <Failed
          error={outcome.error}
          leftover={outcome.leftover.map((issue) => issue.message.replaceAll("`", ""))}
        />
      );
  }
}

type UnknownProps = { checked: boolean; error: ApiError; onCheck: () => Promise<unknown> };

function Unknown({ checked, error, onCheck }: UnknownProps) {
  const [checking, setChecking] = useState(false);
  if (checked) {
    return (
      <Banner tone="info" role="status" title="The webhook is not in the list">
        The attempt did not get through. Nothing you typed is lost: register it again.
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
      title="The webhook may have been registered"
      action={
        <Button size="sm" pending={checking} pendingLabel="Checking…" onClick={() => void check()}>
          Check the list
        </Button>
      }
    >
      {sentence(error)} Check the list first, so that it is not registered twice. Nothing you typed is lost.
    </Banner>
  );
}

const NEXT: Partial<Record<ApiError["code"], string>> = {
  authorization: "Ask an administrator for the permission, or sign in with an account that has it.",
  license_expired: "Renew the license, then register the webhook.",
};

function Failed({ error, leftover }: { error: ApiError; leftover: string[] }) {
  if (error.code !== "validation") {
    return (
      <Banner tone="danger" title={sentence(error)}>
        Nothing was changed, and nothing you typed is lost. {NEXT[error.code] ?? "Try again in a moment."}
      </Banner>
    );
  }
  // Every issue stands at its field then.
  if (leftover.length === 0 && error.issues.length > 0) return null;
  return (
    <Banner tone="danger" title="The Configuration API refused this webhook">
      <ul className="grid gap-1">
        {(leftover.length > 0 ? leftover : [error.message]).map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Banner>
  );
}

function sentence({ message }: ApiError): string {
  return message.endsWith(".") ? message : `${message}.`;
}
