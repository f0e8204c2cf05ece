import { useEffect, useState, type ComponentType } from 'react';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';
import { FullPage } from './FullPage.tsx';
import { PaneLoading } from './PaneLoading.tsx';

/**
 * Makes a component of a page whose code is loaded when it is first shown. Where the code cannot be loaded, offline or because a
 * release replaced it, a sentence offers to reload: a browser does not fetch a failed module twice.
 */
export function lazyPage<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function LazyPage(props: Props) {
    const [state, setState] = useState<'loading' | 'loaded' | 'failed'>(loaded ? 'loaded' : 'loading');
    useEffect(() => {
      load().then(
        (page) => {
          loaded = page;
          setState('loaded');
        },
        () => setState('failed'),
      );
    }, []);
    if (state === 'failed') {
      return (
        <FullPage action={<Button onClick={() => location.reload()}>{words.page.reload}</Button>}>
          {words.page.notLoaded}
        </FullPage>
      );
    }
    const Page = loaded;
    return Page ? <Page {...props} /> : <PaneLoading />;
  };
}
