import * as z from 'zod';
import { wireText } from './readRequest.ts';

const name = wireText(1, 256, /^[A-Za-z0-9_:/-]+$/, 'takes letters, digits, and _ : / -');

const contextKey = wireText(1, 100, /^\S+$/, 'has a key with white space in it');
const contextValue = wireText(
  1,
  800,
  /^(?!\s)[\s\S]+(?<!\s)$/,
  'has a value that begins or ends with white space',
);

export const wirePhoneNumber = wireText(
  1,
  20,
  /^\+?[1-9][0-9]{1,18}$/,
  'must be a phone number in E.164 format, like +14255550123',
);

/**
 * The request and its limits. Source: service model of `pinpoint-sms-voice-v2` (2022-03-31),
 * SendTextMessageRequest. A body of valid length may still have too many parts; sendTextMessage checks that.
 */
export const SendTextMessageInput = z.object({
  DestinationPhoneNumber: wirePhoneNumber,
  OriginationIdentity: wireText(
    1,
    256,
    /^[A-Za-z0-9_:/+-]+$/,
    'takes letters, digits, and _ : / + -',
  ).optional(),
  MessageBody: wireText(1, 1600, /\S/, 'must hold more than white space'),
  MessageType: z.enum(['TRANSACTIONAL', 'PROMOTIONAL']).optional(),
  Keyword: wireText(1, 30, /^[ \S]+$/, 'accepts no white space except spaces').optional(),
  ConfigurationSetName: name.optional(),
  MaxPrice: wireText(
    2,
    8,
    /^[0-9]{0,2}\.[0-9]{1,5}$/,
    'must be an amount with a decimal point, like 0.05',
  ).optional(),
  TimeToLive: z.int().min(5).max(259_200).optional(),
  Context: atMost(5, z.record(contextKey, contextValue)).optional(),
  DestinationCountryParameters: atMost(
    10,
    z.partialRecord(
      z.enum(['IN_TEMPLATE_ID', 'IN_ENTITY_ID']),
      wireText(1, 64, /^\S+$/, 'has a value with white space in it'),
    ),
  ).optional(),
  DryRun: z.boolean().optional(),
  ProtectConfigurationId: name.optional(),
  MessageFeedbackEnabled: z.boolean().optional(),
});
export type SendTextMessageInput = z.infer<typeof SendTextMessageInput>;

function atMost<Shape extends z.ZodType<Record<string, unknown>>>(entries: number, shape: Shape) {
  return shape.refine((map) => Object.keys(map).length <= entries, {
    error: `takes at most ${entries} entries`,
  });
}
