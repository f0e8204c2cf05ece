import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DynamoDBStreamEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createTableInput } from '#shared/store/table.ts';
import { forgetDataFolder, openDataFolder } from '../database/dataFolder.ts';
import { startDatabase } from '../database/localDatabase.ts';
import { startStream, type StreamReader } from '../database/streamReader.ts';
import { buildPage } from '../page/buildPage.ts';
import { undoStack } from './undoStack.ts';
