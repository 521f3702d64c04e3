"use client";

import { useSession } from "@/components/permissions/session-provider";
import type { ShownEntry } from "@/lib/changes/api";
import { missingToTakeBack } from "@/lib/changes/take-back-scope";
import type { Scope } from "@/lib/contract/scopes";

/** The permission without which none of these changes can be taken back; undefined when some of them can. */
export function useMissingToTakeBack(entries: readonly ShownEntry[]): Scope | undefined {
  const { granted } = useSession();
  const scopes = entries.map(({ object, kind, replacement }) =>
    missingToTakeBack(granted, object.kind, replacement?.outcome === "done" ? "replace" : kind),
  );
  return scopes.includes(undefined) ? undefined : scopes[0];
}
