"use client";

export { LazyPageFailed as default } from "@/components/shell/lazy-problems";
