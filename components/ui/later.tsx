'use client';
import { Component, type ComponentType, lazy, type ReactNode, Suspense, useRef } from 'react';

type Load = () => Promise<unknown>;

const loaders = new Set<Load>();
/** What went wrong because code could not be fetched: everything else is for others to catch. */
const notFetched = new WeakSet<object>();

/**
 * A part of the app that the first screen does without: it is loaded when it is first drawn, or by `loadTheRest`
 * before that. Without a network it may not be there: then `Missing` stands in its place, and it is asked for again
 * when it is drawn anew and when the network is back.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Missing?: ComponentType,
): (props: P) => ReactNode {
  let loading: Promise<{ default: ComponentType<P> }> | undefined;
  const once = () => {
    loading ??= load().then((part) => ({ default: part }));
    loading.catch((error: unknown) => {
      if (typeof error === 'object' && error !== null) notFetched.add(error);
      loading = undefined;
      // React keeps the failure of a lazy part for good: the next to draw it needs a new one.
      Part = lazy(once);
    });
    return loading;
  };
  let Part = lazy(once);
  loaders.add(once);
  return (props: P) => (
    <UnlessMissing
      draw={() => (
        <Suspense fallback={null}>
          <Part {...props} />
        </Suspense>
      )}
      missing={Missing ? <Missing /> : null}
    />
  );
}

interface UnlessMissingProps {
  draw: () => ReactNode;
  missing: ReactNode;
}

class UnlessMissing extends Component<UnlessMissingProps, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  readonly #again = () => {
    if (this.state.error !== null) this.setState({ error: null });
  };

  override componentDidMount(): void {
    window.addEventListener('online', this.#again);
  }

  override componentWillUnmount(): void {
    window.removeEventListener('online', this.#again);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.draw();
    if (typeof error === 'object' && notFetched.has(error)) return this.props.missing;
    throw error;
  }
}

/** Whether it is or was open: what comes later is drawn from then on, and stays while it slides out. */
export function useOnceOpen(isOpen: boolean): boolean {
  const once = useRef(false);
  once.current ||= isOpen;
  return once.current;
}

/** The first moments belong to what the person does, ms. */
const QUIET = 2_500;

/**
 * Fetches all that was put off, part by part whenever the page has nothing else to do: also what these parts put off
 * in their turn.
 *
 * @param first what is put off without being drawn; it comes before all others
 * @returns ends it
 */
export function loadTheRest(...first: Load[]): () => void {
  const waiting = inOrder(first);
  let over = false;
  const next = () => {
    const { value: load } = over ? { value: undefined } : waiting.next();
    load?.()
      .catch(() => undefined)
      .then(() => whenIdle(next));
  };
  const timer = setTimeout(next, QUIET);
  return () => {
    over = true;
    clearTimeout(timer);
  };
}

/** A set that is gone through also gives what is added meanwhile. */
function* inOrder(first: readonly Load[]): Generator<Load, undefined> {
  yield* first;
  yield* loaders;
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 3_000 });
  else setTimeout(work, 100);
}
