"use client";

import { ChevronRight, Eye, Pencil, Plus, Trash2, Undo2 } from "lucide-react";
import Link from "next/link";
import { useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import { later } from "@/components/ui/overlays/later";
import { RelativeTime } from "@/components/ui/relative-time";
import { Name } from "@/components/ui/name";
import type { ShownEntry, TimelineItem } from "@/lib/changes/api";
import { verbOf } from "@/lib/changes/summary";
import type { GroupNames } from "@/lib/contract/bot-words";
import { pages } from "@/lib/paths";
import { DifferenceList } from "./difference-list";
import { ResultLabel } from "./result-label";

const EntryDetails = later(() => import("./entry-details").then((module) => module.EntryDetails));

const ICONS = { create: Plus, update: Pencil, remove: Trash2, reveal: Eye } as const;

type ChangeEntryProps = { item: TimelineItem; names: GroupNames; open?: boolean };

/** One line of the timeline, which opens to the details of the change. */
export function ChangeEntry({ item, names, open: initially = false }: ChangeEntryProps) {
  const id = useId();
  const [open, setOpen] = useState(initially);
  const Icon = ICONS[item.kind];
  return (
    <li className="border-b last:border-b-0">
      <div className="relative grid grid-cols-[1rem_minmax(0,1fr)] gap-x-3 px-4 py-3 transition-state has-[.row-link:focus-visible]:outline-2 has-[.row-link:focus-visible]:outline-focus has-[.row-link:focus-visible]:-outline-offset-2 hover:bg-hover max-sm:px-1">
        <Icon aria-hidden className="mt-0.5 size-4 text-muted" />
        <div className="grid min-w-0 gap-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <button
              type="button"
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
              className="row-link inline-flex min-w-0 items-start gap-1.5 text-left outline-none"
            >
              <span className="min-w-0 wrap-anywhere">
                {verbOf(item)} <Name className="font-semibold">{item.object.name}</Name>
              </span>
              <ChevronRight
                aria-hidden
                className={cn("transition-state mt-0.5 size-4 shrink-0 text-muted", open && "rotate-90")}
              />
            </button>
            {item.kind !== "reveal" && <ResultLabel result={item.result} liveAt={item.live_at} />}
          </div>
          <p className="wrap-anywhere text-muted text-sm">
            <Name>{item.email}</Name> · <RelativeTime at={item.at} />
          </p>
          {item.kind !== "reveal" && <Told entry={item} names={names} whole={open} />}
        </div>
      </div>
      <div id={id} hidden={!open}>
        {open && <EntryDetails item={item} />}
      </div>
    </li>
  );
}

type ToldProps = { entry: ShownEntry; names: GroupNames; whole: boolean };

/** Error message and differences of a change, and links to the change it undoes or is undone by. */
function Told({ entry, names, whole }: ToldProps) {
  return (
    <>
      {entry.message !== null && <p className="wrap-anywhere text-sm">{entry.message}</p>}
      <DifferenceList entry={entry} names={names} whole={whole} />
      {entry.takes_back !== null && <BackLink entryId={entry.takes_back}>Undoes an earlier change</BackLink>}
      {entry.taken_back_by && (
        <BackLink entryId={entry.taken_back_by.id}>Undone by {entry.taken_back_by.email}</BackLink>
      )}
    </>
  );
}

function BackLink({ entryId, children }: { entryId: string; children: React.ReactNode }) {
  return (
    <p className="relative z-1 justify-self-start text-sm">
      <Link
        href={pages.change(entryId)}
        className="inline-flex items-center gap-1.5 rounded-md underline underline-offset-2 pointer-coarse:min-h-11"
      >
        <Undo2 aria-hidden className="size-3.5 shrink-0" />
        {children}
      </Link>
    </p>
  );
}
