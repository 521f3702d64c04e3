"use client";

import {
  DndContext,
  DragOverlay,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { type ComponentProps, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { Priority } from "@/lib/contract/bots";
import type { DragParts } from "./drag-parts";

// A click on the card's button is not a drag, and a finger that scrolls the page holds no card.
const MOUSE = { activationConstraint: { distance: 6 } };
const TOUCH = { activationConstraint: { delay: 250, tolerance: 8 } };

// Dragging is for pointers only: screen readers use the card's menu.
const SILENT = () => undefined;
const ACCESSIBILITY = {
  announcements: { onDragStart: SILENT, onDragOver: SILENT, onDragEnd: SILENT, onDragCancel: SILENT },
  screenReaderInstructions: { draggable: "" },
  restoreFocus: false,
};

function Layer({ onDrop, picture, children }: ComponentProps<DragParts["Layer"]>) {
  const sensors = useSensors(useSensor(MouseSensor, MOUSE), useSensor(TouchSensor, TOUCH));
  const [dragged, setDragged] = useState<string>();
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      accessibility={ACCESSIBILITY}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragCancel={() => setDragged(undefined)}
      onDragEnd={({ active, over }) => {
        setDragged(undefined);
        if (over) onDrop(String(active.id), String(over.id) as Priority);
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>{dragged !== undefined && picture(dragged)}</DragOverlay>
    </DndContext>
  );
}

function Lane({ priority, className, ...props }: ComponentProps<DragParts["Lane"]>) {
  const { setNodeRef, isOver } = useDroppable({ id: priority });
  return (
    <section
      ref={setNodeRef}
      className={cn(className, isOver && "outline-2 outline-accent -outline-offset-1")}
      {...props}
    />
  );
}

function Card({ cardKey, locked, className, ...props }: ComponentProps<DragParts["Card"]>) {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: cardKey, disabled: locked });
  return (
    <li
      ref={setNodeRef}
      className={cn(className, "touch-manipulation", !locked && "cursor-grab", isDragging && "opacity-40")}
      {...props}
      {...listeners}
    />
  );
}

export const DRAG_PARTS: DragParts = { Layer, Lane, Card };
