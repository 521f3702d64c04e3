"use client";

import { Button } from "@/components/ui/button";
import { PageProblem } from "./page-problem";

export type PageFailedProps = { error: Error & { digest?: string }; reset: () => void };

/** What an error boundary shows. The reference leads to the log's line; the error itself stays there. */
export function PageFailed({ error, reset }: PageFailedProps) {
  return (
    <PageProblem
      title="Something failed"
      sentence="This page could not be shown"
      action={
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
      }
    >
      What was saved before this happened stays saved.
      {error.digest && (
        <>
          {" "}
          If it stays like this, tell whoever runs Switchboard the reference{" "}
          <code className="font-mono text-sm">{error.digest}</code>.
        </>
      )}
    </PageProblem>
  );
}
