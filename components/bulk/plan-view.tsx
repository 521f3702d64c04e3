"use client";

import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Name } from "@/components/ui/name";
import { counted } from "@/lib/text/counted";
import type { BulkPlan, Skipped } from "./plan";
import { ScrollList } from "./scroll-list";

type PlanViewProps = { plan: BulkPlan<unknown>; consequences: readonly string[]; noun: string };

/**
 * Preview of a bulk change: before and after of each item, the consequences, and the items left out with
 * the reason.
 */
export function PlanView({ plan: { changes, unchanged, leftOut }, consequences, noun }: PlanViewProps) {
  return (
    <div className="grid gap-3">
      {changes.length > 0 && consequences.length > 0 && (
        <Banner tone="warning" title="Before you continue">
          <ul className="list-disc space-y-1 pl-4">
            {consequences.map((line) => (
              <li key={line} className="wrap-anywhere">
                {line}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {changes.length > 0 ? (
        <Part title={`${counted(changes.length, noun)} will change`} label="Will change">
          {changes.map(({ id, name, before, after }) => (
            <li key={id} className={ROW}>
              <Name full className="min-w-0 truncate">
                {name}
              </Name>
              <span className="min-w-0 wrap-anywhere">
                <span className="text-muted">{before}</span>{" "}
                <span aria-hidden className="text-muted">
                  →
                </span>{" "}
                <span className="sr-only">becomes </span>
                {after}
              </span>
            </li>
          ))}
        </Part>
      ) : (
        <p className="font-semibold">Nothing to change</p>
      )}
      {leftOut.length > 0 && (
        <Part title={`${counted(leftOut.length, noun)} left out`} label="Left out">
          <SkippedRows items={leftOut} />
        </Part>
      )}
      {unchanged.length > 0 && (
        <Part title={`${counted(unchanged.length, noun)} already so, skipped`} label="Already so">
          <SkippedRows items={unchanged} />
        </Part>
      )}
    </div>
  );
}

const ROW = "grid gap-x-4 py-1.5 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]";

function Part({ title, label, children }: { title: string; label: string; children: ReactNode }) {
  return (
    <section className="grid gap-1">
      <h3 className="font-semibold tabular-nums">{title}</h3>
      <ScrollList label={label}>{children}</ScrollList>
    </section>
  );
}

function SkippedRows({ items }: { items: readonly Skipped[] }) {
  return items.map(({ id, name, why }) => (
    <li key={id} className={ROW}>
      <Name full className="min-w-0 truncate">
        {name}
      </Name>
      <span className="min-w-0 wrap-anywhere text-muted">{why}</span>
    </li>
  ));
}
