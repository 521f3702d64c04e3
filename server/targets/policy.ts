import "server-only";
import { type AddressKind, classifyAddress } from "@/lib/contract/addresses/addresses";
import { environment } from "@/server/environment";

/** Addresses that requests to receivers may go to: public ones only, this machine as well, or any. */
export type TargetPolicy = "public" | "loopback" | "any";

/**
 * Policy of this environment. The embedded platform's receivers are on the same machine, so it allows
 * loopback.
 */
export function targetPolicy(): TargetPolicy {
  const { ALLOW_PRIVATE_WEBHOOK_TARGETS, SWITCHBOARD_EMBEDDED } = environment();
  if (ALLOW_PRIVATE_WEBHOOK_TARGETS === "true") return "any";
  return SWITCHBOARD_EMBEDDED === "true" ? "loopback" : "public";
}

/** Reason to refuse an address under a policy; undefined when it may be connected to. */
export function refusalOf(address: string, policy: TargetPolicy): Exclude<AddressKind, "public"> | undefined {
  const kind = classifyAddress(address);
  if (kind === "public") return undefined;
  if (kind === "unreadable") return kind;
  return policy === "any" || (policy === "loopback" && kind === "loopback") ? undefined : kind;
}
