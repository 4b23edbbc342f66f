import { linkedParts } from './linked-parts';

interface WrittenTextProps {
  children: string;
  className?: string;
}

/** What somebody wrote, as they wrote it: their lines, their direction of writing, and addresses that can be opened. */
export function WrittenText({ children, className = '' }: WrittenTextProps) {
  return (
    <span dir="auto" className={`block text-base wrap-anywhere whitespace-pre-wrap ${className}`}>
      {linkedParts(children).map(({ text, href }, at) =>
        href ? (
          <a
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have nothing but their place
            key={at}
            href={href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="text-accent underline underline-offset-2"
          >
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </span>
  );
}
