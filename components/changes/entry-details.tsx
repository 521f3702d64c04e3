"use client";

import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import type { TimelineItem } from "@/lib/changes/api";
import type { ObjectState } from "@/lib/changes/entry";
import { pages } from "@/lib/paths";
import { jsonText } from "@/lib/text/json-text";
import { exactTime } from "@/lib/text/times";
import { TakeBackButton } from "./take-back-button";

/** Details of one line of the timeline. */
export function EntryDetails({ item }: { item: TimelineItem }) {
  const { object } = item;
  return (
    <div className="grid gap-4 border-t bg-subtle px-4 py-4 sm:pl-11">
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        <Fact label="When">{exactTime(item.at)}</Fact>
        <Fact label={object.kind === "bot" ? "Bot id" : "Webhook id"}>
          <Id id={object.id} label={`Copy ${object.kind} id`} />
        </Fact>
        {item.kind !== "reveal" && (
          <>
            <Fact label="Request id">
              <Id id={item.request_id} label="Copy request id" />
            </Fact>
            {item.live_at !== null && <Fact label="Live by">{exactTime(item.live_at)}</Fact>}
          </>
        )}
      </dl>
      {item.kind !== "reveal" && (item.before ?? item.after) && (
        <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
          <State label="Before" state={item.before} />
          <State label="After" state={item.after} />
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        {item.kind !== "reveal" && <TakeBackButton entry={item} />}
        {object.id !== null && (
          <>
            <Button asChild size="sm">
              <Link href={pages.changesOf(object.kind, object.id) as Route}>Whole history</Link>
            </Button>
            {(item.kind === "reveal" || item.kind !== "remove" || item.result !== "done") && (
              <Button asChild size="sm">
                <Link href={object.kind === "bot" ? pages.bot(object.id) : pages.webhook(object.id)}>
                  Open {object.kind}
                </Link>
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}

function State({ label, state }: { label: string; state: ObjectState | null }) {
  if (!state)
    return (
      <p className="self-start rounded-lg border border-dashed p-3 text-muted text-sm">{label}: nothing</p>
    );
  return <CodeBlock label={`${label}, as JSON`} code={jsonText(state, 2)} />;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="min-w-0 wrap-anywhere tabular-nums">{children}</dd>
    </div>
  );
}

function Id({ id, label }: { id: string | null; label: string }) {
  if (id === null) return <>unknown</>;
  return (
    <span className="flex min-w-0 items-center gap-1">
      <span className="min-w-0 break-all font-mono text-sm">{id}</span>
      <CopyButton text={id} label={label} />
    </span>
  );
}
