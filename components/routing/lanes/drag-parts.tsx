import type { ComponentProps, ComponentType, ReactNode } from "react";
import type { Priority } from "@/lib/contract/bots";

/**
 * Parts of the board that dragging replaces. Plain parts stand in until it is loaded, and where it is not
 * wanted.
 */
export type DragParts = {
  Layer: ComponentType<{
    onDrop: (key: string, to: Priority) => void;
    /** Picture of the dragged card, which follows the pointer. */
    picture: (key: string) => ReactNode;
    children: ReactNode;
  }>;
  /** Frame of a lane, which accepts a card on its whole area. */
  Lane: ComponentType<ComponentProps<"section"> & { priority: Priority }>;
  Card: ComponentType<ComponentProps<"li"> & { cardKey: string; locked: boolean }>;
};

export const PLAIN_PARTS: DragParts = {
  Layer: ({ children }) => children,
  Lane: ({ priority: _, ...props }) => <section {...props} />,
  Card: ({ cardKey: _, locked: __, ...props }) => <li {...props} />,
};
