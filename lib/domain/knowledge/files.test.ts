import { describe, expect, it } from 'vitest';
import { type ArticleFile, fileAddress, fileIn, filesBeside, filesNamed, pictureMarkdown } from './files';

const [one, two] = ['0193b1f2-0000-7000-8000-000000000001', '0193b1f2-0000-7000-8000-000000000002'];
const file = (id: string, mediaType: ArticleFile['mediaType'] = 'image/png'): ArticleFile => ({
  ...{ id, name: 'a.png', mediaType, size: 1, sha256: '', width: 1, height: 1 },
});

describe('a file in the text of an article', () => {
  it('is named by its id alone', () => {
    expect(fileIn(fileAddress(one))).toBe(one);
    for (const other of [
      `file:///${one}`,
      `file:${one}/../x`,
      `file:../${one}`,
      `FILE:${one}`,
      `file:${one}?x`,
      ` file:${one}`,
      'file:',
      `https://x/${one}`,
    ])
      expect(fileIn(other)).toBeNull();
  });

  it('is found wherever the text names it, once', () => {
    expect(filesNamed(`![a](file:${one}) and [b](file:${two}) and ![a](file:${one})`)).toEqual([one, two]);
    expect(filesNamed(`file:${one} (file:${two}) ![x](https://a/file:${one})`)).toEqual([]);
  });

  it('is written with its name, which breaks out of nothing', () => {
    expect(pictureMarkdown({ id: one, name: 'Flap A.png' })).toBe(`![Flap A](file:${one})`);
    expect(pictureMarkdown({ id: one, name: '](javascript:alert(1)) ![x.png' })).toBe(
      `![javascript:alert 1 x](file:${one})`,
    );
  });

  it('stands below the text where that does not draw it', () => {
    const files = [file(one), file(two), file(two, 'application/pdf')];
    expect(filesBeside(`![a](file:${one}) [the form](file:${two})`, files)).toEqual([files[2]]);
    expect(filesBeside('nothing', files)).toEqual(files);
  });
});
