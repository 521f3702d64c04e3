"use client";

import type { Route } from "next";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useId, useState } from "react";
import { useCan } from "@/components/permissions/session-provider";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { later } from "@/components/ui/overlays/later";
import type { ObjectKind } from "@/lib/changes/entry";
import { pages } from "@/lib/paths";
import { ChangesSkeleton } from "./changes-skeleton";
import { LoadFailed } from "./changes-states";
import { changesQuery } from "./queries";
import { useFreshChanges } from "./use-fresh-changes";

const Timeline = later(() => import("./timeline").then((module) => module.Timeline));

/** Number of changes on the object's own page. */
const SHOWN = 10;

/** Journal of one bot or webhook, read when it is opened. */
export function ObjectHistory({ kind, id }: { kind: ObjectKind; id: string }) {
  const panel = useId();
  const [open, setOpen] = useState(false);
  const mayRead = useCan(kind === "bot" ? "agents-bot--my:read" : "webhooks--my:read");
  if (!mayRead) return null;
  return (
    <section aria-labelledby={`${panel}-title`} className="mt-8 grid grid-cols-1 gap-4 border-t pt-8">
      <h2 id={`${panel}-title`} className="font-semibold text-lg">
        History
      </h2>
      <Button
        className="justify-self-start"
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight aria-hidden className={cn("transition-state size-4", open && "rotate-90")} />
        {open ? "Hide history" : "Show history"}
      </Button>
      <div id={panel} hidden={!open}>
        {open && <History kind={kind} id={id} />}
      </div>
    </section>
  );
}

function History({ kind, id }: { kind: ObjectKind; id: string }) {
  useFreshChanges();
  const { data, error, isFetching, refetch } = useInfiniteQuery(changesQuery({ object: kind, id }, SHOWN));
  const [first] = data?.pages ?? [];
  if (!first) {
    return error ? (
      <LoadFailed error={error} retrying={isFetching} onRetry={() => void refetch()} />
    ) : (
      <ChangesSkeleton rows={2} />
    );
  }
  if (first.items.length === 0 && first.next === null)
    return <p className="text-muted">It was not changed through Switchboard yet.</p>;
  return (
    <div className="grid gap-4">
      <Timeline pages={[first]} />
      {first.next !== null && (
        <Link
          href={pages.changesOf(kind, id) as Route}
          className="justify-self-start rounded-md underline underline-offset-2"
        >
          {first.counted?.all ? `All ${first.counted.total} changes` : "All changes"}
        </Link>
      )}
    </div>
  );
}
