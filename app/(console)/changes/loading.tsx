import { ChangesSkeleton } from "@/components/changes/changes-skeleton";

export default function Loading() {
  return <ChangesSkeleton />;
}
