/** At the edge (cloudfront-js-2.0): a path whose last part has no dot is an address inside the page, which has one document. */
// oxlint-disable-next-line no-unused-vars -- CloudFront calls it by this name.
function handler(event) {
  const { request } = event;
  const last = request.uri.slice(request.uri.lastIndexOf('/'));
  if (!last.includes('.')) request.uri = '/index.html';
  return request;
}
