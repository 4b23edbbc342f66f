import { isMediaType, isPicture, type MediaType } from '../files/types';
import type { Id } from '../kernel/types';

/** A picture or a file of an article. Its bytes have the same id. */
export interface ArticleFile {
  id: Id;
  name: string;
  mediaType: MediaType;
  size: number;
  /** Of the bytes, in hex. */
  sha256: string;
  /** Of pictures, in points. */
  width: number | null;
  height: number | null;
}

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const ADDRESS = new RegExp(`^file:(${ID})$`, 'u');
const NAMED = new RegExp(`\\]\\(file:(${ID})\\)`, 'gu');

/** How the text of an article names one of its files: by its id alone, which leads nowhere outside. */
export const fileAddress = (id: Id): string => `file:${id}`;

/** The file an address names; null: it is no such address. */
export const fileIn = (address: string): Id | null => ADDRESS.exec(address)?.[1] ?? null;

/** Every file a text names, each once. */
export const filesNamed = (markdown: string): Id[] => [
  ...new Set([...markdown.matchAll(NAMED)].map(([, id]) => id as Id)),
];

/** A picture in Markdown. Its name is what is read where the picture is not. */
export const pictureMarkdown = ({ id, name }: Pick<ArticleFile, 'id' | 'name'>): string => {
  const words = name
    .replace(/\.[^.]{1,5}$/u, '')
    .replace(/[\\[\]()`*_<>!]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return `![${words}](${fileAddress(id)})`;
};

/** Whether it is drawn in the text. Everything else is offered below it. */
export const isDrawn = (file: Pick<ArticleFile, 'mediaType'>): boolean =>
  isMediaType(file.mediaType) && isPicture(file.mediaType);

/** Files that a reader finds nowhere in the text: they stand below it. */
export const filesBeside = <F extends ArticleFile>(body: string, files: readonly F[]): F[] => {
  const named = new Set(filesNamed(body));
  return files.filter((file) => !isDrawn(file) || !named.has(file.id));
};
