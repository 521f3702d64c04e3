import Link from "next/link";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { ObjectKind } from "@/lib/changes/entry";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import { pages } from "@/lib/paths";

export type MadeAgain = { kind: ObjectKind; name: string; id: string };

/** Says that what was removed is there again, and which id it has now. */
export function TakenBackAgain({ made: { kind, name, id } }: { made: MadeAgain }) {
  return (
    <div role="status" className="grid justify-items-start gap-3">
      <p className="min-w-0 break-words">
        <strong className="font-semibold">{name}</strong> is there again, with a new id. It is certain to be
        live within {PROPAGATION_SECONDS / 60} minutes.
      </p>
      <p className="flex min-w-0 flex-wrap items-center gap-1">
        New id: <span className="min-w-0 break-all font-mono text-sm">{id}</span>
        <CopyButton text={id} label={`Copy the new ${kind} id`} />
      </p>
      <Button asChild>
        <Link href={kind === "bot" ? pages.bot(id) : pages.webhook(id)}>Open {kind}</Link>
      </Button>
    </div>
  );
}
