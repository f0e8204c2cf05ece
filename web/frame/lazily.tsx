import { useEffect, useState, useSyncExternalStore, type FunctionComponent, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { PaneLoading } from './PaneLoading.tsx';
import { PaneMessage } from './PaneMessage.tsx';

export type Lazy<Props> = {
  /** Shows the component as soon as its code is here. */
  readonly Component: FunctionComponent<Props>;
  /** Fetches the code ahead of its first use. A failure is shown, and fetched again, when the component is. */
  readonly preload: () => void;
  /** Returns whether the code is loaded, and renders again when it arrives. */
  readonly useLoaded: () => boolean;
};

/**
 * Splits a component off the first load. Unlike `React.lazy` it renders at once, without a frame of `loading`, when its code is
 * here already. Where the code cannot be fetched, offline or because a release replaced it, a sentence offers to reload, because
 * a browser does not fetch a failed module twice. `loading` is shown until then, and may depend on the props.
 */
export function lazily<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  loading: ReactNode | ((props: Props) => ReactNode) = <PaneLoading />,
): Lazy<Props> {
  let Loaded: FunctionComponent<Props> | undefined;
  let fetching: Promise<void> | undefined;
  const listeners = new Set<() => void>();

  async function fetchOnce(): Promise<void> {
    try {
      Loaded = await load();
      for (const listener of listeners) listener();
    } catch (error) {
      fetching = undefined;
      throw error;
    }
  }
  const ready = () => (fetching ??= fetchOnce());
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const useLoaded = () => useSyncExternalStore(subscribe, () => Loaded !== undefined);

  function Component(props: Props) {
    const isLoaded = useLoaded();
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (!isLoaded) ready().catch(() => setFailed(true));
    }, [isLoaded]);
    if (Loaded) return <Loaded {...props} />;
    if (!failed) return typeof loading === 'function' ? loading(props) : loading;
    return (
      <PaneMessage>
        <p className="mb-4">{words.page.notLoaded}</p>
        <Button onClick={() => location.reload()}>{words.page.reload}</Button>
      </PaneMessage>
    );
  }

  return { Component, useLoaded, preload: () => void ready().catch(() => undefined) };
}
