import { pagePolicy } from "@/lib/embed/policy";
import { type Answer, answer, cacheFor, guarded, keep, respond } from "@/lib/http";
import { type PageHtml, sentencePage } from "./pages";

const typed = {
  "Content-Type": "text/html; charset=utf-8",
  "Referrer-Policy": "strict-origin-when-cross-origin",
};

interface Asked {
  /** Names the page and everything that it is made of. */
  key: unknown[];
  make: () => PageHtml | Promise<PageHtml>;
  /** How long others may keep it. */
  cache?: string;
  status?: number;
  /** Whether it waits for its turn to be made; what says that too much waits cannot. */
  queued?: boolean;
}

/** What a page's policy has to allow is known once it was made. */
const policies = new Map<string, string>();

/** Answers with a page, made when it is not kept. */
export async function answerPage({
  key,
  make,
  cache = cacheFor.live,
  status,
  queued = true,
}: Asked): Promise<Answer> {
  const page = async () => {
    const { html, style, scripts } = await make();
    policies.set(String(key[0]), pagePolicy(style, scripts));
    return html;
  };
  const kept = await keep(JSON.stringify(["page", ...key]), page, queued);
  const headers = {
    ...typed,
    "Content-Security-Policy": policies.get(String(key[0])) ?? "",
    "Cache-Control": cache,
    ...(status === 503 && { "Retry-After": "2" }),
  };
  return answer(kept, headers, status);
}

/** Answers with one sentence in the site's face. */
export function answerSentence(status: 400 | 404 | 500 | 503, sentence: string): Promise<Answer> {
  const make = () => sentencePage(status, sentence);
  return answerPage({
    key: [`sentence ${status}`, sentence],
    make,
    cache: "no-store",
    status,
    queued: false,
  });
}

/** Answers that there is no page. */
export function answerMissing(): Promise<Answer> {
  return answerSentence(404, "It may have been mistyped.");
}

/** Runs a page's route: what is asked for wrongly, and what fails, is told in the site's face. */
export async function pageRoute(
  request: Request,
  work: (query: URLSearchParams) => Promise<Answer | Response>,
): Promise<Response> {
  try {
    return await guarded(request, work, answerSentence);
  } catch (error) {
    console.error(error);
    return respond(request, await answerSentence(500, "The figures are safe. Try again in a moment."));
  }
}
