import { RoutingSkeleton } from "@/components/routing/board/routing-skeleton";

export default function Loading() {
  return <RoutingSkeleton />;
}
