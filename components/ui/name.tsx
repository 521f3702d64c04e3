import { visible } from "@/lib/text/unseen";
import { cn } from "./cn";

type NameProps = {
  /** The text as it is stored. */
  children: string;
  className?: string;
  /** Shown in full when pointed at, where there may be no room for it. */
  full?: boolean;
};

/**
 * Text that others chose: a name, a description, an address, a value. It is shown with what is hidden in it, turns no
 * word around it, breaks anywhere before it makes the page wider, and is not translated.
 */
export function Name({ children, className, full }: NameProps) {
  return (
    <bdi
      translate="no"
      dir="auto"
      title={full ? visible(children) : undefined}
      className={cn("wrap-anywhere", className)}
    >
      {visible(children)}
    </bdi>
  );
}
