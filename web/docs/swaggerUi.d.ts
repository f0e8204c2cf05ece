/** The part of Swagger UI that this page uses; its package has no types. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  export type SwaggerRequest = { readonly url: string; readonly headers: Record<string, string> };
  type Element = unknown;
  export type SwaggerProperties = {
    readonly className?: string;
    readonly 'data-path'?: string;
    readonly 'aria-label'?: string;
    readonly 'aria-modal'?: 'true';
    readonly role?: 'dialog';
    /** Holds what is known of a route, as an immutable map. */
    readonly operationProps?: { readonly get: (name: 'path') => string | undefined };
  };
  export type SwaggerComponent = (props: SwaggerProperties) => Element;
  /** A rendered element of HTML. */
  export type SwaggerElement = {
    readonly type: string;
    readonly props: { readonly children: readonly (SwaggerElement | undefined)[] };
  };
  export type SwaggerClass = new (props: SwaggerProperties) => { render(): SwaggerElement };
  export type SwaggerSystem = {
    readonly React: {
      readonly createElement: (
        kind: string | SwaggerComponent,
        props: SwaggerProperties,
        ...children: Element[]
      ) => Element;
      readonly cloneElement: (
        element: SwaggerElement,
        props: SwaggerProperties,
        ...children: Element[]
      ) => SwaggerElement;
    };
  };
  type ComponentNames =
    | 'InfoContainer'
    | 'SchemesContainer'
    | 'FilterContainer'
    | 'authorizationPopup'
    | 'OperationSummaryPath'
    | 'CloseIcon';
  type ClassNames = 'HttpAuth' | 'apiKeyAuth';
  export type SwaggerPlugin = () => {
    readonly wrapComponents: {
      readonly [Name in ComponentNames]: (
        original: SwaggerComponent,
        system: SwaggerSystem,
      ) => SwaggerComponent;
    } & { readonly [Name in ClassNames]: (original: SwaggerClass, system: SwaggerSystem) => SwaggerClass };
  };
  type Options = {
    readonly url: string;
    readonly domNode: HTMLElement;
    readonly requestInterceptor: (request: SwaggerRequest) => SwaggerRequest | Promise<SwaggerRequest>;
    /** Null keeps the document from a validator on the Internet. */
    readonly validatorUrl: null;
    readonly deepLinking: boolean;
    readonly tryItOutEnabled: boolean;
    readonly displayOperationId: boolean;
    readonly displayRequestDuration: boolean;
    readonly docExpansion: 'list' | 'full' | 'none';
    readonly filter: boolean;
    readonly plugins: readonly SwaggerPlugin[];
  };
  const SwaggerUI: (options: Options) => unknown;
  export default SwaggerUI;
}
