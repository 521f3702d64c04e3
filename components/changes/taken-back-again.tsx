import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Name } from "@/components/ui/name";
import type { ObjectKind } from "@/lib/changes/entry";
import type { TakenBack } from "@/lib/changes/take-back";
import { PROPAGATION_SECONDS } from "@/lib/contract/limits";
import { pages } from "@/lib/paths";

export type MadeAgain = { kind: ObjectKind; name: string; id: string };

/** Confirms that a removed object was restored, and shows its new id. */
export function TakenBackAgain({ made: { kind, name, id } }: { made: MadeAgain }) {
  return (
    <div role="status" className="grid justify-items-start gap-3">
      <p className="min-w-0 wrap-anywhere">
        <Name className="font-semibold">{name}</Name> was restored with a new id. It will be live within{" "}
        {PROPAGATION_SECONDS / 60} minutes.
      </p>
      <p className="flex min-w-0 flex-wrap items-center gap-1">
        New id: <Name className="font-mono text-sm">{id}</Name>
        <CopyButton text={id} label={`Copy the new ${kind} id`} />
      </p>
      <Button asChild>
        <Link href={kind === "bot" ? pages.bot(id) : pages.webhook(id)}>Open {kind}</Link>
      </Button>
    </div>
  );
}

export type Unfinished = Extract<TakenBack, { kind: "under_way" | "rolled_back" }>;

/** Says that a webhook was not restored, or that the replacement is still under way. */
export function NotTakenBack({ answer }: { answer: Unfinished }) {
  if (answer.kind === "rolled_back") {
    return (
      <Banner tone="danger" title="It was not undone">
        {answer.reason} The webhook keeps its current settings.
      </Banner>
    );
  }
  return (
    <Banner
      tone="warning"
      title="Not finished yet"
      action={
        <Button asChild size="sm">
          <Link href={pages.webhook(answer.webhook_id)}>Open webhook</Link>
        </Button>
      }
    >
      The API did not answer. Switchboard continues on its own, and the webhook’s page shows the progress.
    </Banner>
  );
}
