import type { AttributeValue, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import type { AttributeValue as EventValue, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

/**
 * Translates stream records to Lambda's event: the SDK's fields, with binaries in base64 and times in epoch
 * seconds.
 */
export function streamEvent(records: readonly StreamRecord[], streamArn: string): DynamoDBStreamEvent {
  return { Records: records.map((record) => eventRecord(record, streamArn)) };
}

function eventRecord(record: StreamRecord, streamArn: string): DynamoDBRecord {
  const change = record.dynamodb;
  return {
    ...(record.eventID && { eventID: record.eventID }),
    ...(record.eventName && { eventName: record.eventName }),
    ...(record.eventVersion && { eventVersion: record.eventVersion }),
    ...(record.eventSource && { eventSource: record.eventSource }),
    ...(record.awsRegion && { awsRegion: record.awsRegion }),
    ...(record.userIdentity && { userIdentity: record.userIdentity }),
    eventSourceARN: streamArn,
    dynamodb: {
      ...(change?.ApproximateCreationDateTime && {
        ApproximateCreationDateTime: Math.floor(change.ApproximateCreationDateTime.getTime() / 1000),
      }),
      ...(change?.Keys && { Keys: eventItem(change.Keys) }),
      ...(change?.NewImage && { NewImage: eventItem(change.NewImage) }),
      ...(change?.OldImage && { OldImage: eventItem(change.OldImage) }),
      ...(change?.SequenceNumber && { SequenceNumber: change.SequenceNumber }),
      ...(change?.SizeBytes !== undefined && { SizeBytes: change.SizeBytes }),
      ...(change?.StreamViewType && { StreamViewType: change.StreamViewType }),
    },
  };
}

function eventItem(item: Record<string, AttributeValue>): Record<string, EventValue> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, eventValue(value)]));
}

function eventValue(value: AttributeValue): EventValue {
  if (value.B) return { B: base64(value.B) };
  if (value.BS) return { BS: value.BS.map(base64) };
  if (value.L) return { L: value.L.map(eventValue) };
  if (value.M) return { M: eventItem(value.M) };
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  if (value.BOOL !== undefined) return { BOOL: value.BOOL };
  if (value.SS) return { SS: value.SS };
  if (value.NS) return { NS: value.NS };
  return { NULL: true };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
