"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useCallback, useEffect, useEffectEvent, useState } from "react";
import type { ListedBot } from "@/lib/bots/list";

const ROW_HEIGHT = 49;
const OVERSCAN = 12;

type WindowedRowsProps = {
  bots: ListedBot[];
  onInView: (ids: string[]) => void;
  children: (bot: ListedBot, index: number) => ReactNode;
};

/** Rows near the screen, between two empty rows as high as all the others. */
export function WindowedRows({ bots, onInView, children }: WindowedRowsProps) {
  const [top, setTop] = useState(0);
  const measure = useCallback((body: HTMLElement | null) => {
    if (body) setTop(body.getBoundingClientRect().top + window.scrollY);
  }, []);
  const rows = useWindowVirtualizer({
    count: bots.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: top,
    getItemKey: (index) => bots[index]?.id ?? index,
  });
  const items = rows.getVirtualItems();
  const key = items.flatMap(({ index }) => bots[index]?.id ?? []).join();
  const tell = useEffectEvent(onInView);
  useEffect(() => tell(key.split(",")), [key]);
  const above = (items[0]?.start ?? top) - top;
  const below = rows.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  return (
    <tbody ref={measure}>
      <Gap height={above} />
      {items.map(({ index }) => bots[index] && children(bots[index], index))}
      <Gap height={below} />
    </tbody>
  );
}

function Gap({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden style={{ height }} /> : null;
}
