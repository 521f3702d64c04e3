export { LazyPageMissing as default } from "@/components/shell/lazy-problems";
