import { Slot } from "./slot";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { cn } from "./cn";

const VARIANTS = {
  primary: "bg-accent text-accent-text hover:bg-accent-hover",
  secondary: "border border-strong bg-surface text-text hover:bg-hover",
  ghost: "text-text hover:bg-hover",
  danger: "bg-danger text-danger-contrast hover:bg-danger-hover",
} as const;

const SIZES = { sm: "h-control-sm px-2.5 text-sm", md: "h-control px-3.5 text-base" } as const;

export type ButtonProps = ComponentProps<"button"> & {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
  /** Work is under way: the button keeps its width and focus, and does nothing when pressed. */
  pending?: boolean;
  /** Label while the work is under way, such as "Saving…". */
  pendingLabel?: string;
  /** Puts the look on the only child instead, for links that act like buttons. */
  asChild?: boolean;
};

/** Button in one of four looks. A screen has one primary button; a `danger` button names its verb. */
export function Button({
  variant = "secondary",
  size = "md",
  pending = false,
  pendingLabel,
  asChild = false,
  type = "button",
  className,
  children,
  onClick,
  ...props
}: ButtonProps) {
  const look = buttonLook(variant, size, className);
  if (asChild) {
    return (
      <Slot className={look} onClick={onClick} {...props}>
        {children}
      </Slot>
    );
  }
  // aria-disabled rather than disabled: a disabled button drops the focus that the answer has to come back
  // to.
  const press = (event: MouseEvent<HTMLButtonElement>) =>
    pending ? event.preventDefault() : onClick?.(event);
  return (
    <button type={type} className={look} aria-disabled={pending || undefined} onClick={press} {...props}>
      {pendingLabel === undefined ? (
        children
      ) : (
        <Stacked shown={pending ? 1 : 0} labels={[children, pendingLabel]} />
      )}
    </button>
  );
}

/** Classes of a button, for a link on a page that the server renders. */
export function buttonLook(
  variant: keyof typeof VARIANTS,
  size: keyof typeof SIZES,
  className?: string,
): string {
  return cn(
    "transition-state inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-semibold forced-colors:border",
    "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-default",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
}

/**
 * Both labels in one grid cell, so that the wider one sets the width; the hidden one has no accessible
 * name.
 */
function Stacked({ shown, labels }: { shown: 0 | 1; labels: readonly [ReactNode, ReactNode] }) {
  return (
    <span className="grid min-w-0">
      {labels.map((label, index) => (
        <span
          key={index === 0 ? "rest" : "pending"}
          className={cn(
            "col-start-1 row-start-1 inline-flex min-w-0 items-center justify-center gap-2",
            index !== shown && "invisible",
          )}
        >
          {label}
        </span>
      ))}
    </span>
  );
}
