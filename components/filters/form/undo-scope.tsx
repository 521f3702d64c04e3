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

/** Takes what undoes, and returns a function that takes it away. */
const UndoContext = createContext<(undo: Undo) => () => void>(() => () => undefined);

/** The part of a form whose steps are undone in one order: the filter builder in it undoes for all fields in it. */
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

/** Undoes for the scope around, if there is one. */
export function useUndoScope(onUndo: Undo): void {
  const offer = useContext(UndoContext);
  const undo = useEffectEvent(onUndo);
  useEffect(() => offer(() => undo()), [offer]);
}
