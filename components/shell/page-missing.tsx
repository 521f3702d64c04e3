import { headers } from "next/headers";
import Link from "next/link";
import { buttonLook } from "@/components/ui/button";
import { pages } from "@/lib/paths";
import { PageProblem } from "./page-problem";

/** Page for an address with nothing behind it. */
export async function PageMissing() {
  const reference = (await headers()).get("x-request-id");
  return (
    <PageProblem
      title="Not found"
      sentence="There is nothing at this address"
      action={
        <Link href={pages.bots} className={buttonLook("primary", "md")}>
          Go to bots
        </Link>
      }
    >
      It may have been removed, or the link is not complete.
      {reference && (
        <>
          {" "}
          Reference: <code className="font-mono text-sm">{reference}</code>
        </>
      )}
    </PageProblem>
  );
}
