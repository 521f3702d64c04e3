"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { ApiError } from "@/components/requests/http";
import { NoPermission } from "@/components/permissions/no-permission";
import { useCan } from "@/components/permissions/session-provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/page/empty-state";
import { pages } from "@/lib/paths";

/**
 * Empty list of webhooks: says what a webhook is, with a drawing of an action, a condition and an address.
 */
export function NoWebhooks() {
  const mayRegister = useCan("webhooks--my:write");
  return (
    <EmptyState
      title="No webhooks yet"
      drawing={<Anatomy />}
      action={
        mayRegister && (
          <Button asChild variant="primary">
            <Link href={pages.newWebhook}>Register the first webhook</Link>
          </Button>
        )
      }
    >
      A webhook sends events from chats to your URL. One action triggers it, and conditions narrow it down.
    </EmptyState>
  );
}

const PILL = "rounded-full border bg-surface px-3 py-1 text-sm text-text";

function Anatomy() {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className={PILL}>Thread closed</span>
      <ArrowRight className="size-4" />
      <span className={PILL}>its source type is facebook</span>
      <ArrowRight className="size-4" />
      <span className={`${PILL} font-mono`}>https://example.com/hook</span>
    </div>
  );
}

export function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      title="No webhook matches"
      action={<Button onClick={onClear}>Clear search and filters</Button>}
    >
      The search looks at address, description, action and filter.
    </EmptyState>
  );
}

type LoadFailedProps = { error: ApiError | Error; retrying: boolean; onRetry: () => void };

/**
 * Webhooks could not be loaded: the permission to see them is missing, or the request failed and can be
 * repeated.
 */
export function LoadFailed({ error, retrying, onRetry }: LoadFailedProps) {
  if ("code" in error && error.code === "authorization") {
    return <NoPermission scope="webhooks--my:read" title="You cannot see webhooks" />;
  }
  return (
    <EmptyState
      title="The webhooks could not be loaded"
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
