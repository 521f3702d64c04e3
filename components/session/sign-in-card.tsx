"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { api } from "@/lib/paths";
import type { SignInProblem } from "./sign-in-problem";

type SignInCardProps = { callbackUrl: string; problem?: SignInProblem };

export function SignInCard({ callbackUrl, problem }: SignInCardProps) {
  const [leaving, setLeaving] = useState(false);
  const [failure, setFailure] = useState<SignInProblem>();
  const shown = failure ?? problem;
  const start = async () => {
    setLeaving(true);
    try {
      window.location.assign(await wayToAccounts(callbackUrl));
    } catch (error) {
      setLeaving(false);
      setFailure(error instanceof Refused ? tooMany(error.message) : UNREACHED);
    }
  };
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <h1 className="font-semibold text-xl">Sign in to Switchboard</h1>
        <p className="text-muted">
          See and change the bots and webhooks of your LiveChat license. You can do here what your LiveChat
          account can do.
        </p>
      </div>
      {shown && (
        <Banner tone={shown.tone} title={shown.title}>
          {shown.advice}
        </Banner>
      )}
      <Button
        variant="primary"
        className="w-full"
        pending={leaving}
        pendingLabel="Opening LiveChat accounts…"
        onClick={() => void start()}
      >
        Sign in with LiveChat
      </Button>
      <p className="text-muted text-sm">
        Your password stays with LiveChat accounts. Switchboard never sees it.
      </p>
    </div>
  );
}

const UNREACHED: SignInProblem = {
  tone: "danger",
  title: "Switchboard cannot be reached",
  advice: "Nothing was changed. Check the connection and try again.",
};

const tooMany = (advice: string): SignInProblem => ({ tone: "danger", title: "Too many sign-ins", advice });

/** Refusal of a sign-in by Switchboard's rate limit; its message says when to try again. */
class Refused extends Error {}

/**
 * Requests the address of the accounts server for a sign-in of this tab; another tab may have one of its
 * own.
 */
async function wayToAccounts(callbackUrl: string): Promise<string> {
  const body = new URLSearchParams({ callbackUrl, json: "true" });
  const response = await fetch(api.signIn, { method: "POST", body });
  const { url, error } = (await response.json()) as { url?: unknown; error?: { message?: unknown } };
  if (response.status === 429) throw new Refused(String(error?.message ?? ""));
  if (!response.ok || typeof url !== "string") throw new Error("the answer is no address");
  return url;
}
