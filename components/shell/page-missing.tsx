import Link from "next/link";
import { Button } from "@/components/ui/button";
import { pages } from "@/lib/paths";
import { PageProblem } from "./page-problem";

/** What stands at an address with nothing behind it. */
export function PageMissing() {
  return (
    <PageProblem
      title="Not found"
      sentence="There is nothing at this address"
      action={
        <Button asChild variant="primary">
          <Link href={pages.bots}>Go to bots</Link>
        </Button>
      }
    >
      It may have been removed, or the link is not complete.
    </PageProblem>
  );
}
