'use client';
import { BookOpen, FilePen } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { excerptOf } from '#domain/knowledge/plain';
import type { ArticleRow as Article } from '#sync/views/article';
import { Link } from './link';
import { Marked } from './marked';

interface ArticleRowProps {
  article: Article;
  /** words that were found in it, to be marked */
  found?: readonly string[];
  /** one more line, such as where it stands */
  detail?: ReactNode;
  /** pressed, instead of being gone to */
  onPress?: () => void;
}

const LOOK =
  'flex min-h-16 w-full items-start gap-3 px-gutter py-3 text-start -outline-offset-2 data-hovered:bg-canvas data-pressed:bg-fill [&>.lucide]:mt-0.5 [&>.lucide]:size-5 [&>.lucide]:flex-none [&>.lucide]:text-ink-2';

const NONE: readonly string[] = [];

/** An article in a list: its title, and the piece of it where something was found. */
export function ArticleRow({ article, found = NONE, detail, onPress }: ArticleRowProps) {
  const words = useMemo(() => new Set(found), [found]);
  const excerpt = useMemo(() => excerptOf(article.body, words), [article.body, words]);
  const inner = (
    <>
      {article.state === 'published' ? <BookOpen /> : <FilePen />}
      <span className="min-w-0 flex-1">
        <span className="block text-md font-medium text-pretty">
          <bdi>
            <Marked text={article.title} found={words} />
          </bdi>
        </span>
        {excerpt ? (
          <span className="mt-0.5 line-clamp-2 text-sm text-ink-2">
            <bdi>
              <Marked text={excerpt} found={words} />
            </bdi>
          </span>
        ) : null}
        {detail ? <span className="mt-1 block text-sm text-ink-3">{detail}</span> : null}
      </span>
    </>
  );
  return onPress ? (
    <Button onPress={onPress} className={LOOK}>
      {inner}
    </Button>
  ) : (
    <Link href={`/app/knowledge/${article.id}`} data-hit className={LOOK}>
      {inner}
    </Link>
  );
}
