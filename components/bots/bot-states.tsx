"use client";

import Link from "next/link";
import { ApiError } from "@/components/requests/http";
import { NoPermission } from "@/components/permissions/no-permission";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/page/empty-state";
import { PRIORITY_WORDS } from "@/lib/contract/bot-words";
import { pages } from "@/lib/paths";
import { counted } from "@/lib/text/counted";

/** Empty list of bots: says what a bot does, with a drawing of the three priorities. */
export function NoBots({ mayCreate }: { mayCreate: boolean }) {
  return (
    <EmptyState
      title="No bots yet"
      drawing={<Lanes />}
      action={
        mayCreate && (
          <Button asChild variant="primary">
            <Link href={pages.newBot}>Create the first bot</Link>
          </Button>
        )
      }
    >
      A bot answers chats like an agent. Its priority in each group decides when it gets a chat.
    </EmptyState>
  );
}

function Lanes() {
  return (
    <div className="flex gap-2">
      {Object.values(PRIORITY_WORDS).map(({ title, mark }, lane) => (
        <div key={title} className="grid w-24 content-start gap-1.5 rounded-md border bg-subtle p-2 text-sm">
          <span>
            <span className="mr-1.5 text-xs">{mark}</span>
            {title}
          </span>
          {["w-full", "w-2/3"].slice(lane % 2).map((width) => (
            <span key={width} className={`h-5 rounded-md border bg-surface ${width}`} />
          ))}
        </div>
      ))}
    </div>
  );
}

export function NoMatch({ reading, onClear }: { reading: number; onClear: () => void }) {
  return (
    <EmptyState title="No bot matches" action={<Button onClick={onClear}>Clear search and filters</Button>}>
      {reading > 0
        ? `Groups and owners of ${counted(reading, "more bot is", "more bots are")} still being read.`
        : "The search looks at names and ids."}
    </EmptyState>
  );
}

type LoadFailedProps = {
  /** Subject of the title: "The bots". */
  what: string;
  error: Error;
  retrying: boolean;
  onRetry: () => void;
};

/**
 * Bots could not be loaded: the permission to see them is missing, or the request failed and can be
 * repeated.
 */
export function LoadFailed({ what, error, retrying, onRetry }: LoadFailedProps) {
  if (error instanceof ApiError && error.code === "authorization") {
    return <NoPermission scope="agents-bot--my:read" title="You cannot see bots" />;
  }
  return (
    <EmptyState
      title={`${what} could not be loaded`}
      action={
        <Button pending={retrying} pendingLabel="Trying…" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {error.message}
    </EmptyState>
  );
}
