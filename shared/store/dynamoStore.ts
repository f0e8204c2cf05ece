import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { acceptReader, acceptWriter } from './acceptStore.ts';
import {
  automationReader,
  automationSwitchWriter,
  automationWriter,
  lastPostWriter,
} from './automationStore.ts';
import { blockReader, blockWriter } from './blockStore.ts';
import { resendWriter } from './resendStore.ts';
import { companyReader, companyWriter } from './companyStore.ts';
import { consentEvidenceReader } from './consentEvidence.ts';
import { consentReader, consentWriter } from './consentStore.ts';
import { contactWriter } from './contactChange.ts';
import { contactReader } from './contactStore.ts';
import { conversationReader, conversationWriter } from './conversationStore.ts';
import { openDatabase, type Database } from './database.ts';
import { dueWriter } from './dueStore.ts';
import { erasureReader, erasureWriter } from './erasureStore.ts';
import { failureReader, failureWriter } from './failureStore.ts';
import { historyWriter } from './historyStore.ts';
import { importReader, importWriter } from './importStore.ts';
import { inboundWriter } from './inboundStore.ts';
import { inspectionReader, inspectionWriter } from './inspectionStore.ts';
import { inspectionTextReader } from './inspectionTexts.ts';
import { liveReader, liveWriter } from './liveStore.ts';
import { adminReader, memberReader, memberWriter } from './memberStore.ts';
import { messageReader } from './messageStore.ts';
import { messageSearchReader } from './messageSearchStore.ts';
import { rateLimitReader, rateLimitWriter } from './rateLimitStore.ts';
import { refusedTextReader, refusedTextWriter } from './refusedTextStore.ts';
import { requestCounter } from './requestStore.ts';
import { optOutRemovalWriter } from './optOutRemovalStore.ts';
import { scheduledReader, scheduledWriter } from './scheduledChange.ts';
import { searchReader } from './searchStore.ts';
import { sendingReader, sendingWriter } from './sendingStore.ts';
import { companySettingsWriter, settingsReader, settingsWriter } from './settingsStore.ts';
import { stateWriter } from './stateStore.ts';
import { textCountReader } from './textCountStore.ts';

/** The operations of a function that only reads. Behind a route it also counts the requests of its callers. */
export type StoreReader = ReturnType<typeof readerOf>;

/** The operations of a function that reads and writes. */
export type Store = StoreReader & ReturnType<typeof writerOf>;

/** The operations of the function that sends texts: it also takes send slots and pauses the number. */
export type SendingStore = Store &
  Pick<ReturnType<typeof rateLimitWriter>, 'reserveSendSlot' | 'recordCarrierOutcome'>;

/** The operations of the function with which admins resume a paused number. */
export type NumberStore = StoreReader & Pick<ReturnType<typeof rateLimitWriter>, 'resumeNumber'>;

/** The operations of the functions that store what members chose for themselves. */
export type SettingsStore = StoreReader & ReturnType<typeof settingsWriter>;

/** The operations of a function that serves open pages: it reads, and writes tickets and connections. */
export type LiveStore = StoreReader & ReturnType<typeof liveWriter>;

/** The operations of a function with which admins turn automations on and off. */
export type AutomationStore = StoreReader & ReturnType<typeof automationSwitchWriter>;
/** The operations of the function with which admins change their company's settings. */
export type CompanyStore = StoreReader & ReturnType<typeof companySettingsWriter>;

/** The operations of a function with which admins manage the members. */
export type MemberStore = StoreReader & ReturnType<typeof memberReader> & ReturnType<typeof memberWriter>;

/** The operations of an operator's command, which also writes companies, members, automations and the table that may send, and finds a message by its id alone. */
export type AdminStore = Store & ReturnType<typeof administrationOf>;

/** Opens the store on DynamoDB, or on the engine at AWS_ENDPOINT_URL_DYNAMODB that speaks its protocol. */
export function dynamoStore(tableName: string, client?: DynamoDBClient): AdminStore {
  const database = openDatabase(tableName, client);
  return {
    ...readerOf(database),
    ...writerOf(database),
    ...administrationOf(database),
  };
}

function readerOf(database: Database) {
  return {
    ...acceptReader(database),
    ...adminReader(database),
    ...automationReader(database),
    ...blockReader(database),
    ...companyReader(database),
    ...consentEvidenceReader(database),
    ...consentReader(database),
    ...contactReader(database),
    ...conversationReader(database),
    ...erasureReader(database),
    ...failureReader(database),
    ...importReader(database),
    ...inspectionReader(database),
    ...inspectionTextReader(database),
    ...liveReader(database),
    ...messageReader(database),
    ...rateLimitReader(database),
    ...refusedTextReader(database),
    ...requestCounter(database),
    ...scheduledReader(database),
    ...searchReader(database),
    ...sendingReader(database),
    ...settingsReader(database),
    ...textCountReader(database),
  };
}

function writerOf(database: Database) {
  return {
    ...acceptWriter(database),
    ...resendWriter(database),
    ...blockWriter(database),
    ...consentWriter(database),
    ...contactWriter(database),
    ...dueWriter(database),
    ...conversationWriter(database),
    ...erasureWriter(database),
    ...failureWriter(database),
    ...historyWriter(database),
    ...importWriter(database),
    ...inboundWriter(database),
    ...inspectionWriter(database),
    ...lastPostWriter(database),
    ...refusedTextWriter(database),
    ...optOutRemovalWriter(database),
    ...scheduledWriter(database),
    ...stateWriter(database),
  };
}

function administrationOf(database: Database) {
  return {
    ...automationSwitchWriter(database),
    ...automationWriter(database),
    ...companyWriter(database),
    ...companySettingsWriter(database),
    ...liveWriter(database),
    ...messageSearchReader(database),
    ...memberReader(database),
    ...memberWriter(database),
    ...rateLimitWriter(database),
    ...sendingWriter(database),
    ...settingsWriter(database),
  };
}
