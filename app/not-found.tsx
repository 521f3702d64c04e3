import type { Metadata } from "next";
import { FramedPageMissing } from "@/components/shell/lazy-problems";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return <FramedPageMissing />;
}
