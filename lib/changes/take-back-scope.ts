import { coversAny, type Scope } from "@/lib/contract/scopes";
import type { ChangeKind, ObjectKind } from "./entry";

/**
 * The missing permission to take a change back; undefined if none is missing. Removing a created object is
 * also allowed by the permission for everyone's objects.
 */
export function missingToTakeBack(
  granted: readonly string[],
  object: ObjectKind,
  kind: ChangeKind | "replace",
): Scope | undefined {
  const [my, all] = WRITES[object];
  return coversAny(granted, kind === "create" ? [my, all] : [my]) ? undefined : my;
}

const WRITES = {
  bot: ["agents-bot--my:write", "agents-bot--all:write"],
  webhook: ["webhooks--my:write", "webhooks--all:write"],
} as const satisfies Record<ObjectKind, readonly [Scope, Scope]>;
