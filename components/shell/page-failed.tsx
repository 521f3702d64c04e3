"use client";

import { useEffect, useState } from "react";
import { isGone, isLoadError } from "@/components/ui/overlays/late/load-again";
import { digestWords } from "@/lib/database/words";
import { referenceOf } from "../requests/reference";
import { reloadIfReached, reloadIfUpdated } from "../requests/reload-if-updated";

type PageFailedProps = { error: Error & { digest?: string }; retry: () => void };

/**
 * Page of an error boundary. Never loaded late itself, since the network may be what failed, and without
 * other components, which would be sent twice. The reference leads to the log's line; the error itself
 * stays in the log.
 */
export function PageFailed({ error, retry }: PageFailedProps) {
  const notLoaded = isLoadError(error);
  const why = digestWords(error.digest);
  const reference = why === undefined ? referenceOf(error) : undefined;
  const [gone, setGone] = useState(false);
  useEffect(() => {
    if (!notLoaded) return;
    void isGone(error).then(setGone);
    return reloadIfUpdated();
  }, [error, notLoaded]);
  return (
    <div className="grid justify-items-start gap-4">
      <h1 className="font-semibold text-xl">This page could not be {notLoaded ? "loaded" : "shown"}</h1>
      <p className="max-w-prose">
        {gone && "Switchboard was updated. Reload to continue. "}
        {why && `${why} `}
        What you typed is kept, except secrets. If you just saved, check whether it was saved.
        {reference && (
          <>
            {" "}
            If this keeps happening, give whoever runs Switchboard the reference{" "}
            <code className="font-mono text-sm">{reference}</code>.
          </>
        )}
      </p>
      <button
        type="button"
        className="h-control rounded-md bg-accent px-3.5 font-semibold text-accent-text hover:bg-accent-hover"
        onClick={notLoaded ? reloadIfReached : retry}
      >
        {gone ? "Reload" : "Try again"}
      </button>
    </div>
  );
}
