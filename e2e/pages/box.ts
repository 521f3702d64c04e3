import { expect, type Locator } from "@playwright/test";

export type Box = { x: number; y: number; width: number; height: number };

/** The box of an element once two reads agree: during a new render an element has no box for a moment. */
export async function boxOf(locator: Locator): Promise<Box> {
  let box: Box | null = null;
  await expect(async () => {
    const before = await locator.boundingBox();
    box = await locator.boundingBox();
    expect(box).not.toBeNull();
    expect(box).toEqual(before);
  }).toPass();
  if (box === null) throw new Error("The element has no box");
  return box;
}
