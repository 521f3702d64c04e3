"use client";

import { referenceOf } from "@/components/requests/reference";
import { digestWords } from "@/lib/database/words";

type PlainFailedProps = { error: Error & { digest?: string } };

/** Outside the console, or when its frame failed: plain, so that every page can afford to have it at hand. */
export default function PlainFailed({ error }: PlainFailedProps) {
  const why = digestWords(error.digest);
  const reference = why === undefined ? referenceOf(error) : undefined;
  return (
    <main className="mx-auto grid max-w-prose justify-items-start gap-4 px-4 py-16">
      <h1 className="font-semibold text-xl">Switchboard could not be shown</h1>
      {why && <p>{why}</p>}
      <p>What you typed is kept, except secrets. If you just saved, check whether it was saved.</p>
      {reference && (
        <p>
          Reference: <code className="font-mono text-sm">{reference}</code>
        </p>
      )}
      <button
        type="button"
        className="h-control rounded-md bg-accent px-3.5 font-semibold text-accent-text hover:bg-accent-hover"
        onClick={() => window.location.reload()}
      >
        Reload
      </button>
    </main>
  );
}
