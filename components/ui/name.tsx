import { visible } from "@/lib/text/unseen";
import { cn } from "./cn";

type NameProps = {
  /** Text as stored, with its hidden characters. */
  children: string;
  className?: string;
  /** Shows the whole text as a tooltip, for places that may cut it. */
  full?: boolean;
};

/**
 * Text that a user or the API supplied: a name, a description, an address, a value. Makes hidden characters
 * visible, keeps its writing direction to itself, breaks anywhere rather than widen the page, and is not
 * translated.
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
