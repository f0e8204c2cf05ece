import { useEffect, useRef, useState } from 'react';
import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import { accessTokenIfSignedIn } from '../api/session.ts';
import { followTheme } from '../ui/theme.ts';
import { readableForAll } from './readableForAll.ts';
import { withToken } from './withToken.ts';

/** Shows the API from its OpenAPI document. What is tried goes out with the token of the member who is signed in here. */
export function Docs() {
  useEffect(followTheme, []);
  const [signedIn, setSignedIn] = useState<boolean>();
  const reference = useRef<HTMLDivElement>(null);

  useEffect(followDarkMode, []);
  useEffect(() => {
    accessTokenIfSignedIn().then(
      (token) => setSignedIn(token !== undefined),
      () => setSignedIn(false),
    );
    if (!reference.current) return;
    SwaggerUI({
      url: '/openapi.json',
      domNode: reference.current,
      requestInterceptor: (request) => withToken(request, accessTokenIfSignedIn),
      validatorUrl: null,
      deepLinking: true,
      tryItOutEnabled: true,
      displayOperationId: true,
      displayRequestDuration: true,
      // On a phone all the routes at once are a wall; the heads of their groups are one screen.
      docExpansion: matchMedia('(width >= 700px)').matches ? 'list' : 'none',
      filter: true,
      plugins: [readableForAll],
    });
  }, []);

  return (
    <div className="flex h-full flex-col">
      <header className="flex min-h-13 flex-none flex-wrap items-center gap-x-3 border-b border-line bg-paper px-4 py-2">
        <h1 className="flex-1 text-[15px] font-strong desk:flex-none">Conversations API</h1>
        <p role="status" className="text-meta text-ink-2 max-desk:order-last max-desk:w-full desk:flex-1">
          {signedIn === true && 'Requests go out as the member who is signed in on this browser.'}
          {signedIn === false && (
            <>
              <a href="/" className="underline">
                Sign in
              </a>{' '}
              in another tab to try requests, or press Authorize and paste a token.
            </>
          )}
        </p>
        <a href="/openapi.json" className="text-[13px] font-strong">
          openapi.json
        </a>
      </header>
      {/* Swagger UI renders the `main` of the page. */}
      <div className="scroller min-h-0 flex-1 bg-paper">
        <div ref={reference} />
      </div>
    </div>
  );
}

/** Swagger UI is dark by a class of the document. */
function followDarkMode(): () => void {
  const { documentElement: page } = document;
  const paint = () => page.classList.toggle('dark-mode', page.dataset['theme'] === 'dark');
  const observer = new MutationObserver(paint);
  observer.observe(page, { attributeFilter: ['data-theme'] });
  paint();
  return () => observer.disconnect();
}
