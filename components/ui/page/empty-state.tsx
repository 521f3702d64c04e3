import type { ReactNode } from "react";
import { cn } from "../cn";

type EmptyStateProps = {
  /** One sentence: what is not here. */
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** A small inline drawing of the product's own shapes. */
  drawing?: ReactNode;
  className?: string;
};

/** Nothing here, no match, no permission, failed: what is the case, and the one thing to do about it. */
export function EmptyState({ title, children, action, drawing, className }: EmptyStateProps) {
  return (
    <div
      className={cn("grid justify-items-start gap-4 rounded-lg border border-dashed p-6 sm:p-8", className)}
    >
      {drawing && (
        <div aria-hidden className="text-muted">
          {drawing}
        </div>
      )}
      <div className="max-w-prose space-y-1">
        <h2 className="font-semibold text-lg">{title}</h2>
        {children && <div className="text-muted">{children}</div>}
      </div>
      {action && <div className="flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
