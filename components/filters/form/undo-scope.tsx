"use client";

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useRef,
} from "react";
import { isUndoKey } from "../builder/use-builder-keys";

type Undo = () => void;

/** Registers the undo function of a scope. Returns a function that unregisters it. */
const UndoContext = createContext<(undo: Undo) => () => void>(() => () => undefined);

/**
 * Part of a form whose steps are undone in one order: the filter builder in it undoes for all its fields.
 */
export function UndoScope({ children }: { children: ReactNode }) {
  const current = useRef<Undo>(undefined);
  const offer = useCallback((undo: Undo) => {
    current.current = undo;
    return () => {
      current.current = undefined;
    };
  }, []);
  return (
    <UndoContext value={offer}>
      <div
        className="contents"
        onKeyDown={(event) => {
          if (!current.current || !isUndoKey(event)) return;
          event.preventDefault();
          current.current();
        }}
      >
        {children}
      </div>
    </UndoContext>
  );
}

/** Handles the undo keys of the surrounding scope, if there is one. */
export function useUndoScope(onUndo: Undo): void {
  const offer = useContext(UndoContext);
  const undo = useEffectEvent(onUndo);
  useEffect(() => offer(() => undo()), [offer]);
}
