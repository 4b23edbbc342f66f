'use client';
import { inKnowledgeWords } from '#components/words/knowledge-words';
import { ArticleScreen } from './article-screen';
import { EditorScreen } from './editor-screen';
import { ListScreen } from './list-screen';

/** The knowledge base: `/app/knowledge`, an article, and where one is written. */
export const KnowledgePlace = inKnowledgeWords(Place);

function Place({ path }: { path: string }) {
  const [, , , id = '', act = ''] = path.split('/');
  if (id === '') return <ListScreen />;
  if (id === 'new') return <EditorScreen key="new" articleId={null} />;
  return act === 'edit' ? (
    <EditorScreen key={id} articleId={id} />
  ) : (
    <ArticleScreen key={id} articleId={id} />
  );
}
