"use client";

import { type RefObject, useEffect, useRef } from "react";
import { shortcutKey } from "@/components/ui/overlays/keyboard";
import { isFreeKey } from "../keyboard/key-target";

type ListKeys = {
  /** Element that holds the list; links of the class `row-link` open its rows. */
  list: RefObject<HTMLElement | null>;
  search: RefObject<HTMLInputElement | null>;
  /** Action of the key `c`; left out where nothing can be created. */
  onCreate?: () => void;
};

/**
 * Keys of a list: `j` and `k` move between rows, Enter opens, `/` searches, `c` creates. Inactive while a
 * person types.
 */
export function useListKeys({ list, search, onCreate }: ListKeys): void {
  const create = useRef(onCreate);
  useEffect(() => {
    create.current = onCreate;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!isFreeKey(event)) return;
      const act = actionOf(shortcutKey(event), list.current, search.current, create.current);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [list, search]);
}

function actionOf(
  key: string,
  list: HTMLElement | null,
  search: HTMLInputElement | null,
  create: (() => void) | undefined,
): (() => void) | undefined {
  switch (key) {
    case "j":
      return () => move(list, 1);
    case "k":
      return () => move(list, -1);
    case "/":
      return search ? () => search.focus() : undefined;
    case "c":
      return create;
    default:
      return undefined;
  }
}

/** Moves the focus from a row to the link of its neighbour; from outside the list to the first link. */
function move(list: HTMLElement | null, step: 1 | -1) {
  const links = [...(list?.querySelectorAll<HTMLElement>(".row-link") ?? [])];
  const row = document.activeElement?.closest("tr, li");
  const at = links.findIndex((link) => link.closest("tr, li") === row);
  const next = at === -1 ? links[0] : links[Math.min(Math.max(at + step, 0), links.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
