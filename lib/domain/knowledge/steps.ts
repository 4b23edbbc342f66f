import { type Capability, can } from '../access/capabilities';
import type { Actor } from '../access/roles';
import type { Article, ArticleState } from './article';

/** What can be done with an article, apart from writing it. */
export const ARTICLE_STEPS = ['submit', 'rework', 'publish', 'confirm', 'retire', 'discard'] as const;
export type ArticleStep = (typeof ARTICLE_STEPS)[number];

interface Rule {
  from: readonly ArticleState[];
  needs: Capability;
}

/** Written, then read by another, then before its readers, then out of use. */
const RULES: Record<ArticleStep, Rule> = {
  submit: { from: ['draft'], needs: 'article.write' },
  rework: { from: ['in_review'], needs: 'article.write' },
  publish: { from: ['draft', 'in_review', 'retired'], needs: 'article.publish' },
  // Somebody looked, and it still holds.
  confirm: { from: ['published'], needs: 'article.write' },
  retire: { from: ['published'], needs: 'article.publish' },
  discard: { from: ['draft', 'in_review'], needs: 'article.write' },
};

/** States in which its words can be changed. What is published changes by a revision, which is read before it counts. */
const WRITABLE: readonly ArticleState[] = ['draft', 'in_review'];

export const isWritable = (state: ArticleState): boolean => WRITABLE.includes(state);

/** Whether this person may take the step, in whatever state the article is. What others wrote they do not throw away. */
export const mayStep = (actor: Actor, article: Pick<Article, 'ownerId'>, step: ArticleStep): boolean =>
  can(actor.role, RULES[step].needs) &&
  (step !== 'discard' || article.ownerId === actor.id || can(actor.role, 'article.publish'));

/** Whether there is such a step from the state. */
export const hasStep = (state: ArticleState, step: ArticleStep): boolean => RULES[step].from.includes(state);

/** The steps this person can take now. */
export const possibleArticleSteps = (
  actor: Actor,
  article: Pick<Article, 'ownerId' | 'state'>,
): ArticleStep[] =>
  ARTICLE_STEPS.filter((step) => hasStep(article.state, step) && mayStep(actor, article, step));
