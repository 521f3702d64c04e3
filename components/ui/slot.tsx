import { cloneElement, type HTMLAttributes, isValidElement, type ReactNode, type Ref } from "react";
import { cn } from "./cn";
import { mergeRefs } from "./merge-refs";

type Given = Record<string, unknown>;

type SlotProps = HTMLAttributes<HTMLElement> & { ref?: Ref<HTMLElement>; children: ReactNode };

/** Renders its only child with these props added: class names joined, refs both filled, handlers both called. */
export function Slot({ children, ...props }: SlotProps) {
  if (!isValidElement<Given>(children)) return <>{children}</>;
  return cloneElement(children, merged(props, children.props));
}

function merged(ours: Given, childs: Given): Given {
  const props: Given = { ...ours, ...childs };
  for (const [name, mine] of Object.entries(ours)) {
    const its = childs[name];
    if (typeof mine === "function" && typeof its === "function" && name !== "ref") {
      props[name] = (...args: unknown[]) => {
        its(...args);
        mine(...args);
      };
    }
  }
  props.className = cn(ours.className as string, childs.className as string) || undefined;
  props.ref = mergeRefs(ours.ref as Ref<HTMLElement>, childs.ref as Ref<HTMLElement>);
  return props;
}
