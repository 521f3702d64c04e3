"use client";

import { useMutation } from "@tanstack/react-query";
import { ApiError } from "@/components/requests/http";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useAnnounce } from "@/components/ui/live-region";
import { mergeContexts } from "@/lib/filters/context";
import type { Verdict } from "@/lib/filters/verdict";
import type { SampleReading } from "@/lib/playground/sample";
import type { ShownWebhook } from "@/lib/webhooks/api";
import type { SendTestResult } from "@/lib/webhooks/test-delivery";
import { answerWords, consequenceWords, FAILURE_WORDS } from "@/lib/webhooks/test-words";
import { hostOf } from "@/lib/webhooks/url";
import { sendTestMutation } from "../queries";
import { SendTestOutcome } from "./send-test-outcome";

export type SendTestProps = {
  webhook: ShownWebhook;
  /** Current sample; only a readable one can be sent. */
  reading: SampleReading;
  verdict: Verdict | undefined;
};

/** Sends a sample to the webhook's receiver, and shows the answer. */
export function SendTest({ webhook, reading, verdict }: SendTestProps) {
  const announce = useAnnounce();
  const { mutate, data, error, isPending } = useMutation(sendTestMutation);
  const anyway = verdict !== "would_send";
  const send = () => {
    if (!reading.ok) return;
    const { chat, thread, event, agents } = mergeContexts(reading.extra, reading.body?.beside ?? {});
    const context = { chat, thread, event, agents: agents && [...agents] };
    const { webhook_id: webhookId, action } = webhook;
    mutate(
      { webhookId, action, push: reading.push, context, anyway },
      { onSuccess: (result) => announce(heard(result)) },
    );
  };
  return (
    <div role="group" aria-labelledby="send-test" className="grid gap-3 border-t pt-4">
      <h3 id="send-test" className="font-semibold">
        Send a test
      </h3>
      {verdict === undefined ? (
        <p className="text-muted">This sample is not valid, so it cannot be sent.</p>
      ) : (
        <>
          <p className="text-muted [overflow-wrap:anywhere]">
            {consequenceWords(verdict, hostOf(webhook.url))}
          </p>
          <Button className="justify-self-start" pending={isPending} pendingLabel="Sending…" onClick={send}>
            {anyway ? "Send anyway" : "Send"}
          </Button>
        </>
      )}
      {error && !isPending && <NoResult error={error} />}
      {data && !isPending && <SendTestOutcome outcome={data} />}
    </div>
  );
}

function NoResult({ error }: { error: Error }) {
  const unknown = error instanceof ApiError && error.changed === "unknown";
  return (
    <Banner tone="danger" title={unknown ? "We don't know whether the test was sent" : "Nothing was sent"}>
      {error.message}
    </Banner>
  );
}

function heard(outcome: SendTestResult): string {
  if (!outcome.sent) return "Nothing was sent";
  const { result } = outcome;
  switch (result.kind) {
    case "answered":
      return answerWords(result);
    case "refused":
      return `Nothing was sent. ${result.reason}`;
    case "failed":
      return FAILURE_WORDS[result.failure].title;
  }
}
