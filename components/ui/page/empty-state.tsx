import type { ReactNode } from "react";
import { cn } from "../cn";

type EmptyStateProps = {
  /** One sentence that names the missing content. */
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** A small inline drawing of the product's own shapes. */
  drawing?: ReactNode;
  className?: string;
};

/**
 * Replaces a list or page without content: empty, no match, no permission or a failure. Names the reason
 * and one action.
 */
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
