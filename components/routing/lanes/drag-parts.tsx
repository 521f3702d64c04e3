import type { ComponentProps, ComponentType, ReactNode } from "react";
import type { Priority } from "@/lib/contract/bots";

/** What dragging adds to the board. Until it is loaded, and where it is not wanted, the plain parts stand in. */
export type DragParts = {
  Layer: ComponentType<{
    onDrop: (key: string, to: Priority) => void;
    /** What follows the pointer. */
    picture: (key: string) => ReactNode;
    children: ReactNode;
  }>;
  /** The whole lane accepts a card. */
  Lane: ComponentType<ComponentProps<"section"> & { priority: Priority }>;
  Card: ComponentType<ComponentProps<"li"> & { cardKey: string; locked: boolean }>;
};

export const PLAIN_PARTS: DragParts = {
  Layer: ({ children }) => children,
  Lane: ({ priority: _, ...props }) => <section {...props} />,
  Card: ({ cardKey: _, locked: __, ...props }) => <li {...props} />,
};
