"use client";

import {
  createContext,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  Suspense,
  useId,
  useRef,
  useState,
} from "react";
import { LoadBoundary } from "./late/load-boundary";
import { warm } from "./late/warm";
import { lazyPart } from "./later";
import type { Align } from "../placement";
import { Slot } from "../slot";

// Loaded when a menu is about to open, so that a list with a menu in every row is sent without it.
const surface = () => import("./menu-surface").then((module) => module.MenuSurface);
const MenuSurface = lazyPart(surface);
warm(surface);

/**
 * Closes the menu and first returns the focus to its button, so that a dialog opened next gives it back
 * there.
 */
export const CloseContext = createContext<() => void>(() => undefined);

type MenuProps = {
  /** Button that opens the menu. */
  trigger: ReactElement;
  children: ReactNode;
  align?: Align;
  /** Name of the menu if the button's own does not fit. */
  label?: string;
  /** Loads items that are a `lazyPart`; called when the menu is about to open. */
  preload?: () => Promise<unknown>;
};

/**
 * Menu button. Its items (./menu-items) exist only while it is open, so that every row of a list may have a
 * menu. Items of a menu in the first load belong in a file of their own (`preload`).
 */
export function Menu({ trigger, children, align = "start", label, preload }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<"first" | "last" | false>(false);
  const close = () => {
    button.current?.focus();
    setOpen(false);
  };
  const soon = () => {
    // A failure here is shown when the menu opens.
    Promise.all([surface(), preload?.()]).catch(() => undefined);
  };
  const arrow = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    setOpen(event.key === "ArrowDown" ? "first" : "last");
  };
  return (
    <>
      <Slot
        ref={button}
        id={`${id}-button`}
        aria-haspopup="menu"
        aria-expanded={open !== false}
        aria-controls={open ? id : undefined}
        onPointerEnter={soon}
        onFocus={soon}
        onClick={() => setOpen(open ? false : "first")}
        onKeyDown={arrow}
      >
        {trigger}
      </Slot>
      {open && (
        <CloseContext value={close}>
          <LoadBoundary onGiveUp={() => setOpen(false)}>
            <Suspense>
              <MenuSurface
                id={id}
                anchor={button}
                align={align}
                start={open}
                aria-label={label}
                aria-labelledby={label ? undefined : `${id}-button`}
                onClose={close}
                onDismiss={() => setOpen(false)}
              >
                {children}
              </MenuSurface>
            </Suspense>
          </LoadBoundary>
        </CloseContext>
      )}
    </>
  );
}
