import { createContext, type ReactNode, useContext } from 'react';
import Markdown, { defaultUrlTransform } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';

/** As much of a tree of HTML as is looked at here. */
interface Node {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
  value?: string;
}

/** One of the files that belong to the text, by its id: `![words](file:…)`. */
const OWN_FILE = /^file:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/**
 * A picture from elsewhere would tell elsewhere who reads: what is left of it is a link with its words. One of the text's
 * own files stays. Raw HTML stays what was typed: sanitising would take it away, and "<staff number>" with it.
 */
const plainly = () => (tree: unknown) => replace(tree as Node);

function replace(node: Node): void {
  node.children = node.children?.map((child) => {
    if (child.type === 'raw') return { type: 'text', value: child.value ?? '' };
    if (child.tagName !== 'img') {
      replace(child);
      return child;
    }
    const { src, alt } = child.properties ?? {};
    if (OWN_FILE.test(String(src ?? ''))) return child;
    const words = String(alt || src || '');
    return {
      ...{ type: 'element', tagName: 'a', properties: { href: String(src ?? '') } },
      children: [{ type: 'text', value: words }],
    };
  });
}

/**
 * What may be left at the end, whatever came before: nothing that loads, runs or looks by itself. An own file has an
 * address that no browser can load; what is drawn in its place comes from who shows the text.
 */
const SCHEMA = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((tag) => !['picture', 'source'].includes(tag)),
  attributes: { ...defaultSchema.attributes, img: ['alt', ['src', OWN_FILE] as [string, RegExp]] },
  protocols: { href: ['http', 'https', 'mailto'], src: ['file'] },
};

/** Draws one of the text's own files, named by its address, with the words that stand for it. */
export type DrawFile = (address: string, words: string) => ReactNode;
const Drawing = createContext<DrawFile | null>(null);

function OwnFile({ src, alt }: { src?: unknown; alt?: unknown }) {
  const draw = useContext(Drawing);
  const words = String(alt ?? '');
  return draw ? draw(String(src ?? ''), words) : <span>{words}</span>;
}

const addressOf = (url: string, attribute: string): string =>
  attribute === 'src' && OWN_FILE.test(url) ? url : defaultUrlTransform(url);

/** Addresses that lead out of the app, written out whole. All others are text. */
const LEADS_OUT = /^(?:https?:\/\/|mailto:)/iu;

function Out({ href, children }: { href?: string | undefined; children?: ReactNode }) {
  if (!href || !LEADS_OUT.test(href)) return <span>{children}</span>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="font-medium text-accent underline decoration-1 underline-offset-3 wrap-anywhere"
    >
      {children}
    </a>
  );
}

/** The page has its own heading: those of a text stand below it. */
const COMPONENTS = {
  a: ({ href, children }: { href?: string | undefined; children?: ReactNode }) => (
    <Out href={href}>{children}</Out>
  ),
  img: OwnFile,
  h1: ({ children }: { children?: ReactNode }) => <h2>{children}</h2>,
  h2: ({ children }: { children?: ReactNode }) => <h2>{children}</h2>,
  h3: ({ children }: { children?: ReactNode }) => <h3>{children}</h3>,
  table: ({ children }: { children?: ReactNode }) => (
    <div className="overflow-x-auto">
      <table>{children}</table>
    </div>
  ),
};

/** Deeper than people write, and deep enough to hold a reader up. */
const DEEPEST = 20;
/** Signs of columns in one line. */
const WIDEST = 40;

/** Whether a text is laid out in a moment: signs heaped up to hold readers up are shown as they were typed. */
export const isReadable = (markdown: string): boolean =>
  markdown.split('\n').every((line) => {
    const opening = /^(?:[\s>]|[-*+]\s|\d+[.)]\s)*/u.exec(line)?.[0] ?? '';
    const depth = opening.match(/[>*+-]|\d+[.)]/gu)?.length ?? 0;
    const columns = line.split('|').length - 1;
    const brackets = line.match(/\[|\*\*?|_/gu)?.length ?? 0;
    return depth <= DEEPEST && columns <= WIDEST && brackets <= 400 && opening.length <= 200;
  });

/** A text in Markdown, as it reads. Raw HTML in it is text. Sanitising comes last, so that nothing is added after it. */
export function MarkdownText({ children, draw }: { children: string; draw?: DrawFile | undefined }) {
  return (
    <div
      dir="auto"
      className="prose-text text-md/6 wrap-anywhere text-pretty hyphens-auto [&>:first-child]:mt-0 [&_blockquote]:border-s-2 [&_blockquote]:border-line-strong [&_blockquote]:ps-3.5 [&_blockquote]:text-ink-2 [&_code]:rounded-[5px] [&_code]:bg-fill [&_code]:px-1 [&_code]:py-px [&_code]:font-mono [&_code]:text-[0.9em] [&_h2]:mt-7 [&_h2]:text-lg [&_h2]:font-semibold [&_h3]:mt-5 [&_h3]:font-semibold [&_h4]:mt-4 [&_h4]:font-semibold [&_hr]:my-6 [&_hr]:border-line [&_li]:mt-1.5 [&_li>p]:mt-1 [&_ol]:mt-3 [&_ol]:list-decimal [&_ol]:ps-6 [&_p]:mt-3 [&_pre]:mt-3 [&_pre]:overflow-x-auto [&_pre]:rounded-btn [&_pre]:bg-fill [&_pre]:p-3.5 [&_pre>code]:bg-transparent [&_pre>code]:p-0 [&_table]:mt-3 [&_table]:border-collapse [&_table]:text-base [&_td]:border-b [&_td]:border-line [&_td]:py-2 [&_td]:pe-5 [&_td]:align-top [&_th]:border-b [&_th]:border-line-strong [&_th]:py-2 [&_th]:pe-5 [&_th]:text-start [&_th]:font-semibold [&_ul]:mt-3 [&_ul]:list-disc [&_ul]:ps-6 [&_.contains-task-list]:list-none [&_.contains-task-list]:ps-0"
    >
      {isReadable(children) ? (
        <Drawing value={draw ?? null}>
          <Markdown
            remarkPlugins={[remarkGfm]}
            rehypePlugins={[plainly, [rehypeSanitize, SCHEMA]]}
            urlTransform={addressOf}
            components={COMPONENTS}
          >
            {children}
          </Markdown>
        </Drawing>
      ) : (
        <p className="whitespace-pre-wrap">{children}</p>
      )}
    </div>
  );
}
