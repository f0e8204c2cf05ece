/** The part of Swagger UI that this page uses; its package has no types. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  export type SwaggerRequest = { readonly url: string; readonly headers: Record<string, string> };
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
  };
  const SwaggerUI: (options: Options) => unknown;
  export default SwaggerUI;
}
