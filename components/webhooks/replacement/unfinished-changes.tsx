"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { pages } from "@/lib/paths";
import { planHead } from "@/lib/webhooks/plan-words";
import { Decide } from "./replace-panel";
import { unfinishedQuery } from "./replace-queries";

/** Banners for unfinished replacements of all webhooks, or of one. */
export function UnfinishedChanges({ of }: { of?: string }) {
  const { data } = useQuery(unfinishedQuery);
  const shown = (data?.replacements ?? []).filter(
    ({ old_id, new_id }) => of === undefined || old_id === of || new_id === of,
  );
  if (shown.length === 0) return null;
  return (
    <div className="mb-6 grid gap-3">
      {shown.map((replacement) => {
        const { title, text } = planHead(replacement);
        return (
          <Banner
            key={replacement.id}
            tone={replacement.busy ? "info" : "warning"}
            role="status"
            title={title}
            action={
              <Button asChild size="sm">
                <Link href={pages.changeWebhook(replacement.old_id)}>Show the plan</Link>
              </Button>
            }
          >
            {text}
            <div className="mt-3">
              <Decide replacement={replacement} small />
            </div>
          </Banner>
        );
      })}
    </div>
  );
}
