import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { SignInCard } from "@/components/session/sign-in-card";
import { signInProblem } from "@/components/session/sign-in-problem";
import { SwitchboardDrawing } from "@/components/session/switchboard-drawing";
import { PlainFrame } from "@/components/shell/plain-frame";
import { currentPerson } from "@/server/sign-in/session";
import { returnPath } from "@/server/sign-in/return-path";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = {
  searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }>;
};

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, error } = await searchParams;
  const path = returnPath([callbackUrl].flat()[0]);
  const problem = signInProblem([error].flat()[0]);
  // After a problem the session may be the dead one that led here: going back would lead here again.
  if (!problem && (await currentPerson())) redirect(path as Route);
  return (
    <PlainFrame>
      <div className="grid items-center gap-10 pt-[8dvh] lg:grid-cols-[26rem_1fr] lg:gap-20">
        <SignInCard callbackUrl={path} problem={problem} />
        <SwitchboardDrawing />
      </div>
    </PlainFrame>
  );
}
