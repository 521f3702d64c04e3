import { cn } from "./cn";
import { CopyButton } from "./copy-button";

type CodeBlockProps = {
  code: string;
  /** Name of the code: "Request as curl". */
  label: string;
  className?: string;
};

/** Code or wire text, to read and to copy. */
export function CodeBlock({ code, label, className }: CodeBlockProps) {
  return (
    <figure className={cn("min-w-0 overflow-hidden rounded-lg border bg-subtle", className)}>
      <figcaption className="flex items-center justify-between gap-2 border-b py-1 pr-1 pl-3 text-muted text-sm">
        {label}
        <CopyButton text={code} label={`Copy ${label}`} />
      </figcaption>
      {/* Focusable, or the keyboard could not scroll it. */}
      <pre
        tabIndex={0}
        role="region"
        aria-label={label}
        className="max-h-96 overflow-auto p-3 font-mono text-sm focus-visible:outline-offset-[-2px]"
      >
        <code translate="no">{code}</code>
      </pre>
    </figure>
  );
}
