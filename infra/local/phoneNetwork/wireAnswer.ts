/** An answer in AWS JSON 1.0. */
export type WireAnswer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

export type Field = { readonly Name: string; readonly Message: string };

export function answer(body: Readonly<Record<string, unknown>>): WireAnswer {
  return { status: 200, body };
}

/** An error in the format of the service's model: the class in `__type`, and `Message` with a capital M. */
export function wireError(
  name: string,
  message: string,
  facts: Readonly<Record<string, unknown>> = {},
): WireAnswer {
  const status = name === 'InternalServerException' ? 500 : 400;
  return {
    status,
    body: { __type: `com.amazonaws.pinpointsmsvoicev2#${name}`, Message: message, ...facts },
  };
}

export function invalid(reason: string, fields: readonly Field[]): WireAnswer {
  const message = fields.map(({ Name, Message }) => `${Name}: ${Message}`).join('; ');
  return wireError('ValidationException', message, { Reason: reason, Fields: fields });
}

export function conflict(
  reason: string,
  message: string,
  resource: Readonly<{ ResourceType?: string; ResourceId?: string }> = {},
): WireAnswer {
  return wireError('ConflictException', message, { Reason: reason, ...resource });
}

export function notFound(resourceType: string, resourceId: string): WireAnswer {
  return wireError('ResourceNotFoundException', `The account has no ${resourceType} of this name.`, {
    ResourceType: resourceType,
    ResourceId: resourceId,
  });
}

export function throttled(): WireAnswer {
  return wireError('ThrottlingException', 'Rate exceeded');
}

export function serverError(): WireAnswer {
  return wireError('InternalServerException', 'The service had an unexpected error.', {
    RequestId: crypto.randomUUID(),
  });
}
