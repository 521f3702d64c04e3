"use client";

export { FramedPageFailed as default } from "@/components/shell/lazy-problems";
