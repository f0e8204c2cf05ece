import type {
  SwaggerClass,
  SwaggerComponent,
  SwaggerPlugin,
  SwaggerProperties,
  SwaggerSystem,
} from 'swagger-ui-dist/swagger-ui-es-bundle.js';

/**
 * Changes what a screen reader cannot use in Swagger UI: what is before its `main` has no landmark and no heading, the head of a
 * route is a button that holds a link, the button that closes a dialog has no name, and "Authorized" is a heading two levels below
 * the one before it.
 */
export const readableForAll: SwaggerPlugin = () => ({
  wrapComponents: {
    InfoContainer: inSection('About'),
    SchemesContainer: inSection('Authorization'),
    FilterContainer: inSection('Routes'),
    authorizationPopup: inSection('Authorize', { role: 'dialog', 'aria-modal': 'true' }),
    HttpAuth: withoutSkippedLevel,
    apiKeyAuth: withoutSkippedLevel,
    OperationSummaryPath:
      (_, { React }) =>
      ({ operationProps }) => {
        const path = operationProps?.get('path') ?? '';
        // A browser may break the line before each slash.
        const shown = path.replaceAll('/', '\u200b/');
        return React.createElement('span', { className: 'opblock-summary-path', 'data-path': path }, shown);
      },
    CloseIcon:
      (Original, { React }) =>
      (props) =>
        React.createElement(
          'span',
          {},
          React.createElement(Original, props),
          React.createElement('span', { className: 'sr-only' }, 'Close'),
        ),
  },
});

function inSection(name: string, more: SwaggerProperties = {}) {
  return (Original: SwaggerComponent, { React }: SwaggerSystem): SwaggerComponent =>
    (props) =>
      React.createElement(
        'section',
        { 'aria-label': name, ...more },
        React.createElement('h2', { className: 'sr-only' }, name),
        React.createElement(Original, props),
      );
}

/** Makes a paragraph of the small heading that says that a token was given. */
function withoutSkippedLevel(Original: SwaggerClass, { React }: SwaggerSystem): SwaggerClass {
  return class extends Original {
    override render() {
      const form = super.render();
      const children = form.props.children.map((child) =>
        child?.type === 'h6' ? React.createElement('p', {}, child.props.children) : child,
      );
      return React.cloneElement(form, {}, ...children);
    }
  };
}
