import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/page/empty-state";
import { PageHeader } from "@/components/ui/page/page-header";

type PageProblemProps = { title: string; sentence: string; children?: ReactNode; action: ReactNode };

/** Page that could not be shown: the reason in a sentence, and the one action that helps. */
export function PageProblem({ title, sentence, children, action }: PageProblemProps) {
  return (
    <>
      <PageHeader title={title} />
      <EmptyState title={sentence} action={action}>
        {children}
      </EmptyState>
    </>
  );
}
