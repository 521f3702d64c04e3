import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

const TONES = {
  danger: { look: "border-danger/40 bg-danger-subtle", icon: CircleAlert, ink: "text-danger-text" },
  warning: { look: "border-warning/40 bg-warning-subtle", icon: TriangleAlert, ink: "text-warning-text" },
  success: { look: "border-success/40 bg-success-subtle", icon: CircleCheck, ink: "text-success-text" },
  info: { look: "border-info/40 bg-info-subtle", icon: Info, ink: "text-info-text" },
} as const;

type BannerProps = Omit<ComponentProps<"div">, "title"> & {
  tone: keyof typeof TONES;
  /** The message, in one sentence. */
  title: ReactNode;
  /** Details: whether anything changed, and what to do next. */
  children?: ReactNode;
  action?: ReactNode;
};

/** Message at the place that it concerns. An error is announced at once. */
export function Banner({ tone, title, children, action, className, ...props }: BannerProps) {
  const { look, icon: Icon, ink } = TONES[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : undefined}
      className={cn(
        "flex flex-wrap items-start gap-x-3 gap-y-3 rounded-lg border px-4 py-3",
        look,
        className,
      )}
      {...props}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", ink)} />
      <div className="min-w-0 flex-1 basis-48 space-y-1">
        <p className={cn("font-semibold", ink)}>{title}</p>
        {children && <div className="text-text">{children}</div>}
      </div>
      {action && <div className="flex shrink-0 gap-2">{action}</div>}
    </div>
  );
}
