"use client";

import { useSession } from "@/components/permissions/session-provider";
import type { ShownEntry } from "@/lib/changes/api";
import { missingToTakeBack } from "@/lib/changes/take-back-scope";
import type { Scope } from "@/lib/contract/scopes";

/** Permission that is missing to take any of these changes back; undefined if some can be taken back. */
export function useMissingToTakeBack(entries: readonly ShownEntry[]): Scope | undefined {
  const { granted } = useSession();
  const scopes = entries.map(({ object, kind, replacement }) =>
    missingToTakeBack(granted, object.kind, replacement?.outcome === "done" ? "replace" : kind),
  );
  return scopes.includes(undefined) ? undefined : scopes[0];
}
