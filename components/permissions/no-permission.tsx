import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/page/empty-state";
import type { Scope } from "@/lib/contract/scopes";
import { pages } from "@/lib/paths";
import { PermissionNote } from "./permission-note";

type NoPermissionProps = {
  scope: Scope;
  /** Title that names the blocked action: "You cannot see webhooks". */
  title: string;
};

/** Replaces a whole page that a missing permission blocks. */
export function NoPermission({ scope, title }: NoPermissionProps) {
  return (
    <EmptyState
      title={title}
      action={
        <Button asChild>
          <Link href={pages.settings}>See all permissions</Link>
        </Button>
      }
    >
      <PermissionNote scope={scope} className="mt-2" />
    </EmptyState>
  );
}
