"use client";

import Link from "next/link";
import type { ApiError } from "@/components/requests/http";
import { LostAnswer } from "@/components/editing/lost-answer";
import { Refused } from "@/components/editing/refused";
import { sentenceOf } from "@/components/requests/sentence-of";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { pages } from "@/lib/paths";
import type { RegisterOutcome } from "./use-register";

type RegisterProblemProps = { outcome: RegisterOutcome; onCheck: () => Promise<unknown> };

/** Reason why the webhook was not registered, whether anything changed, and the next thing to do. */
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
          The answer did not arrive, but the list has a webhook equal to this one.
        </Banner>
      );
    case "unknown":
      return (
        <LostAnswer
          what="The webhook"
          done="registered"
          again="register it again"
          {...outcome}
          onCheck={onCheck}
        />
      );
    case "failed":
      return outcome.error.code === "validation" ? (
        <Refused what="this webhook" {...outcome} />
      ) : (
        <Failed error={outcome.error} />
      );
  }
}

const NEXT: Partial<Record<ApiError["code"], string>> = {
  authorization: "Ask an administrator for the permission, or sign in with an account that has it.",
  license_expired: "Renew the license, then register the webhook.",
};

function Failed({ error }: { error: ApiError }) {
  return (
    <Banner tone="danger" title={sentenceOf(error)}>
      Nothing was changed, and nothing you typed is lost. {NEXT[error.code] ?? "Try again in a moment."}
    </Banner>
  );
}
