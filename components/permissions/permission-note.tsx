"use client";

import { KeyRound } from "lucide-react";
import { SCOPE_BLOCKS, type Scope } from "@/lib/contract/scopes";
import { cn } from "@/components/ui/cn";
import { useSession } from "./session-provider";

type PermissionNoteProps = { scope: Scope; className?: string };

/**
 * Stands in place of a control whose permission is missing: names the blocked action, the permission, and
 * the people to ask.
 */
export function PermissionNote({ scope, className }: PermissionNoteProps) {
  return (
    <div className={cn("flex items-start gap-2.5 rounded-md border bg-subtle px-3 py-2 text-sm", className)}>
      <KeyRound aria-hidden className="mt-px size-4 shrink-0 text-muted" />
      <p className="min-w-0">
        {SCOPE_BLOCKS[scope]}: the permission <code className="break-all font-mono">{scope}</code> is missing.{" "}
        <WhomToAsk />
      </p>
    </div>
  );
}

/**
 * Names administrators as the people to ask: only they have permissions of the Configuration API
 * (docs/api.md, section 1.3).
 */
export function WhomToAsk({ several = false }: { several?: boolean }) {
  const { license_id } = useSession();
  return (
    <>
      Only administrators have {several ? "these permissions" : "this permission"}. Ask an administrator of
      license <span className="tabular-nums">{license_id}</span>, or sign in again and allow{" "}
      {several ? "them" : "it"} if you are one.
    </>
  );
}
