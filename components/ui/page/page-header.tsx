import { ArrowLeft } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Name } from "../name";

type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons at the end of the title's line; the primary one last. */
  actions?: ReactNode;
  /** Parent page: "Bots". */
  back?: { href: Route; label: string };
};

/** Top of a page: its only h1, the link back, and its actions. */
export function PageHeader({ title, description, actions, back }: PageHeaderProps) {
  return (
    <div className="mb-6 grid gap-2">
      {back && (
        <Link
          href={back.href}
          className="-ml-1 inline-flex min-h-6 min-w-0 max-w-full items-center gap-1 justify-self-start rounded-md px-1 text-muted text-sm hover:text-text pointer-coarse:min-h-11"
        >
          <ArrowLeft aria-hidden className="size-4 shrink-0" />
          <Name className="min-w-0 truncate">{back.label}</Name>
        </Link>
      )}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="wrap-anywhere min-w-0 flex-1 basis-64 space-y-1">
          {/* Focusable, because reading starts here on a new page. */}
          <h1 tabIndex={-1} className="line-clamp-2 font-semibold text-xl outline-none">
            {title}
          </h1>
          {description && <div className="max-w-prose text-muted">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </div>
  );
}
