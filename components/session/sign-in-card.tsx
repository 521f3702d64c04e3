"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { api } from "@/lib/paths";
import type { SignInProblem } from "./sign-in-problem";

type SignInCardProps = { callbackUrl: string; problem?: SignInProblem };

export function SignInCard({ callbackUrl, problem }: SignInCardProps) {
  const [state, setState] = useState<"rest" | "leaving" | "failed">("rest");
  const start = async () => {
    setState("leaving");
    try {
      window.location.assign(await wayToAccounts(callbackUrl));
    } catch {
      setState("failed");
    }
  };
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <h1 className="font-semibold text-xl">Sign in to Switchboard</h1>
        <p className="text-muted">
          See and change the bots and webhooks of your LiveChat license. What you may do here is what your
          account may do there.
        </p>
      </div>
      {state === "failed" && (
        <Banner tone="danger" title="Switchboard cannot be reached">
          Nothing was changed. Check the connection and try again.
        </Banner>
      )}
      {problem && state !== "failed" && (
        <Banner tone={problem.tone} title={problem.title}>
          {problem.advice}
        </Banner>
      )}
      <Button
        variant="primary"
        className="w-full"
        pending={state === "leaving"}
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

/** Where to sign in, for this tab alone: another may be on its own way there. */
async function wayToAccounts(callbackUrl: string): Promise<string> {
  const body = new URLSearchParams({ callbackUrl, json: "true" });
  const response = await fetch(api.signIn, { method: "POST", body });
  const { url } = (await response.json()) as { url?: unknown };
  if (!response.ok || typeof url !== "string") throw new Error("the answer is no address");
  return url;
}
