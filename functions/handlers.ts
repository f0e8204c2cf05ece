import { httpEdge } from './edge/httpEdge.ts';
import { queueEdge } from './edge/queueEdge.ts';
import { scheduleEdge } from './edge/scheduleEdge.ts';
import { signInEdge } from './edge/signInEdge.ts';
import { socketEdge } from './edge/socketEdge.ts';
import { streamEdge } from './edge/streamEdge.ts';
import { topicEdge } from './edge/topicEdge.ts';
import {
  buckets,
  canary,
  carrier,
  carrierList,
  carrierNumbers,
  eventTopic,
  events,
  invitations,
  live,
  log,
  metrics,
  outbound,
  optOutRemovals,
  store,
} from './edge/providers.ts';
import { manifest } from './manifest.ts';
import { listAutomations, switchAutomation } from './automations/automations.ts';
import { checkDelivery } from './canary/checkDelivery.ts';
import { countTexts } from './company/countTexts.ts';
import { setCompany } from './company/setCompany.ts';
import { listOptOuts } from './consent/listOptOuts.ts';
import { dismissNotice } from './consent/dismissNotice.ts';
import { optOut } from './consent/optOut.ts';
import { removeFromOptOutList } from './consent/removeFromOptOutList.ts';
import { archiveContact, restoreContact } from './contacts/archiveContact.ts';
import { eraseContact } from './contacts/eraseContact.ts';
import { exportPeople } from './contacts/exportPeople.ts';
import { getContactData } from './contacts/getContactData.ts';
import { importPeople } from './contacts/importPeople.ts';
import { findContact } from './contacts/findContact.ts';
import { listContacts } from './contacts/listContacts.ts';
import { putContact } from './contacts/putContact.ts';
import { searchContacts } from './contacts/searchContacts.ts';
import { upsertContact } from './contacts/upsertContact.ts';
import { blockNumber, listBlockedNumbers, unblockNumber } from './conversations/blockNumber.ts';
import { findConversation } from './conversations/findConversation.ts';
import { findConversationByNumber } from './conversations/findConversationByNumber.ts';
import { getConversation } from './conversations/getConversation.ts';
import { listRecentConversations } from './conversations/listRecentConversations.ts';
import { listUnread } from './conversations/listUnread.ts';
import { markRead, markUnread } from './conversations/markRead.ts';
import { publishEvent } from './events/publishEvent.ts';
import { getInbox } from './inbox/getInbox.ts';
import { findNextInspections } from './inspections/findNextInspections.ts';
import { getInspection } from './inspections/getInspection.ts';
import { listInspections } from './inspections/listInspections.ts';
import { listInspectionsOfDay } from './inspections/listInspectionsOfDay.ts';
import { searchInspections } from './inspections/searchInspections.ts';
import { upsertInspection } from './inspections/upsertInspection.ts';
import { announceChanges } from './live/announceChanges.ts';
import { connectLive, disconnectLive, pingLive } from './live/connectLive.ts';
import { requestLiveTicket } from './live/requestLiveTicket.ts';
import { dismissOverview } from './members/dismissOverview.ts';
import { invitationMail } from './members/invitationMail.ts';
import { inviteMember } from './members/inviteMember.ts';
import { listMembers, removeMember, setMemberRole } from './members/members.ts';
import { setNavigationBar } from './members/setNavigationBar.ts';
import { whoAmI } from './members/whoAmI.ts';
import { cancelAutomatedMessage } from './messages/cancelAutomatedMessage.ts';
import { cancelMessage } from './messages/cancelMessage.ts';
import { countAutomatedToday } from './messages/countAutomatedToday.ts';
import { deliverMessage } from './messages/deliverMessage.ts';
import { dismissFailure, listFailed } from './messages/listFailed.ts';
import { editScheduledMessage } from './messages/editScheduledMessage.ts';
import { getAutomatedMessage } from './messages/getAutomatedMessage.ts';
import { getMessageHistory } from './messages/getMessageHistory.ts';
import { dismissRefusedText } from './messages/dismissRefusedText.ts';
import { sendRefusedText } from './messages/sendRefusedText.ts';
import { listMessages } from './messages/listMessages.ts';
import { postAutomatedMessage } from './messages/postAutomatedMessage.ts';
import { queueMessages } from './messages/queueMessages.ts';
import { receiveMessage } from './messages/receiveMessage.ts';
import { recordReceipt } from './messages/recordReceipt.ts';
import { resendMessage } from './messages/resendMessage.ts';
import { sendMessage } from './messages/sendMessage.ts';
import { settleDeadLetters } from './messages/settleDeadLetters.ts';
import { sweepBucket } from './messages/sweepBucket.ts';
import { sweepMessages } from './messages/sweepMessages.ts';
import { withdrawMessage } from './messages/withdrawMessage.ts';
import { getNumber, resumeNumber } from './number/getNumber.ts';
import { getRegistration } from './number/getRegistration.ts';

/*
 * The handlers that Lambda calls. Each binds a row of the manifest and its use case to the edge of its trigger, with the providers
 * of what the row needs. They are made by functions, so that the bundle of one handler leaves out the others.
 */

export const whoAmIHandler = () => httpEdge(manifest.whoAmI, whoAmI, { store });
export const setNavigationBarHandler = () => httpEdge(manifest.setNavigationBar, setNavigationBar, { store });

export const setCompanyHandler = () => httpEdge(manifest.setCompany, setCompany, { store });
export const countTextsHandler = () => httpEdge(manifest.countTexts, countTexts, { store });

export const listMembersHandler = () => httpEdge(manifest.listMembers, listMembers, { store });
export const inviteMemberHandler = () =>
  httpEdge(manifest.inviteMember, inviteMember, { store, invitations });
export const setMemberRoleHandler = () => httpEdge(manifest.setMemberRole, setMemberRole, { store });
export const removeMemberHandler = () => httpEdge(manifest.removeMember, removeMember, { store });
export const invitationMailHandler = () => signInEdge(manifest.invitationMail, invitationMail, {});
export const dismissOverviewHandler = () => httpEdge(manifest.dismissOverview, dismissOverview, { store });

export const getInboxHandler = () => httpEdge(manifest.getInbox, getInbox, { store });

export const listRecentConversationsHandler = () =>
  httpEdge(manifest.listRecentConversations, listRecentConversations, { store });
export const listUnreadHandler = () => httpEdge(manifest.listUnread, listUnread, { store });
export const getConversationHandler = () => httpEdge(manifest.getConversation, getConversation, { store });
export const findConversationHandler = () => httpEdge(manifest.findConversation, findConversation, { store });
export const findConversationByNumberHandler = () =>
  httpEdge(manifest.findConversationByNumber, findConversationByNumber, { store });
export const markReadHandler = () => httpEdge(manifest.markRead, markRead, { store });
export const markUnreadHandler = () => httpEdge(manifest.markUnread, markUnread, { store });
export const blockNumberHandler = () => httpEdge(manifest.blockNumber, blockNumber, { store });
export const unblockNumberHandler = () => httpEdge(manifest.unblockNumber, unblockNumber, { store });
export const listBlockedNumbersHandler = () =>
  httpEdge(manifest.listBlockedNumbers, listBlockedNumbers, { store });

export const searchContactsHandler = () => httpEdge(manifest.searchContacts, searchContacts, { store });
export const listContactsHandler = () => httpEdge(manifest.listContacts, listContacts, { store });
export const findContactHandler = () => httpEdge(manifest.findContact, findContact, { store });
export const archiveContactHandler = () => httpEdge(manifest.archiveContact, archiveContact, { store });
export const restoreContactHandler = () => httpEdge(manifest.restoreContact, restoreContact, { store });
export const eraseContactHandler = () => httpEdge(manifest.eraseContact, eraseContact, { store });
export const getContactDataHandler = () => httpEdge(manifest.getContactData, getContactData, { store });
export const putContactHandler = () => httpEdge(manifest.putContact, putContact, { store });

export const importPeopleHandler = () => httpEdge(manifest.importPeople, importPeople, { store });

export const exportPeopleHandler = () => httpEdge(manifest.exportPeople, exportPeople, { store });

export const optOutHandler = () => httpEdge(manifest.optOut, optOut, { store });
export const listOptOutsHandler = () => httpEdge(manifest.listOptOuts, listOptOuts, { store });
export const dismissNoticeHandler = () => httpEdge(manifest.dismissNotice, dismissNotice, { store });

export const getNumberHandler = () => httpEdge(manifest.getNumber, getNumber, { store });
export const resumeNumberHandler = () => httpEdge(manifest.resumeNumber, resumeNumber, { store });
export const getRegistrationHandler = () =>
  httpEdge(manifest.getRegistration, getRegistration, { store, carrierNumbers });

export const listInspectionsHandler = () => httpEdge(manifest.listInspections, listInspections, { store });
export const searchInspectionsHandler = () =>
  httpEdge(manifest.searchInspections, searchInspections, { store });
export const getInspectionHandler = () => httpEdge(manifest.getInspection, getInspection, { store });
export const findNextInspectionsHandler = () =>
  httpEdge(manifest.findNextInspections, findNextInspections, { store });

export const listMessagesHandler = () => httpEdge(manifest.listMessages, listMessages, { store });
export const sendMessageHandler = () => httpEdge(manifest.sendMessage, sendMessage, { store });
export const editScheduledMessageHandler = () =>
  httpEdge(manifest.editScheduledMessage, editScheduledMessage, { store });
export const cancelMessageHandler = () => httpEdge(manifest.cancelMessage, cancelMessage, { store });
export const withdrawMessageHandler = () => httpEdge(manifest.withdrawMessage, withdrawMessage, { store });
export const resendMessageHandler = () => httpEdge(manifest.resendMessage, resendMessage, { store });
export const dismissFailureHandler = () => httpEdge(manifest.dismissFailure, dismissFailure, { store });
export const getMessageHistoryHandler = () =>
  httpEdge(manifest.getMessageHistory, getMessageHistory, { store });
export const countAutomatedTodayHandler = () =>
  httpEdge(manifest.countAutomatedToday, countAutomatedToday, { store });
export const listFailedHandler = () => httpEdge(manifest.listFailed, listFailed, { store });
export const sendRefusedTextHandler = () => httpEdge(manifest.sendRefusedText, sendRefusedText, { store });
export const dismissRefusedTextHandler = () =>
  httpEdge(manifest.dismissRefusedText, dismissRefusedText, { store });
export const queueMessagesHandler = () =>
  streamEdge(manifest.queueMessages, queueMessages, { outbound, optOutRemovals });
export const deliverMessageHandler = () =>
  queueEdge(manifest.deliverMessage, deliverMessage, { store, carrier, log });
export const settleDeadLettersHandler = () =>
  queueEdge(manifest.settleDeadLetters, settleDeadLetters, { store, metrics });
export const receiveMessageHandler = () => topicEdge(manifest.receiveMessage, receiveMessage, { store });
export const recordReceiptHandler = () => topicEdge(manifest.recordReceipt, recordReceipt, { store });
export const sweepMessagesHandler = () =>
  scheduleEdge(manifest.sweepMessages, sweepMessages, { store, outbound, optOutRemovals, buckets, metrics });
export const sweepBucketHandler = () =>
  queueEdge(manifest.sweepBucket, sweepBucket, { store, outbound, optOutRemovals, metrics });

export const checkDeliveryHandler = () =>
  scheduleEdge(manifest.checkDelivery, checkDelivery, { store, canary, metrics });

export const removeFromOptOutListHandler = () =>
  queueEdge(manifest.removeFromOptOutList, removeFromOptOutList, { store, carrierList, log });

export const requestLiveTicketHandler = () =>
  httpEdge(manifest.requestLiveTicket, requestLiveTicket, { store });
export const connectLiveHandler = () => socketEdge(manifest.connectLive, connectLive, { store });
export const disconnectLiveHandler = () => socketEdge(manifest.disconnectLive, disconnectLive, { store });
export const pingLiveHandler = () => socketEdge(manifest.pingLive, pingLive, {});
export const announceChangesHandler = () =>
  streamEdge(manifest.announceChanges, announceChanges, { store, live, events, metrics, log });

export const publishEventHandler = () => queueEdge(manifest.publishEvent, publishEvent, { eventTopic });

export const listAutomationsHandler = () => httpEdge(manifest.listAutomations, listAutomations, { store });
export const switchAutomationHandler = () => httpEdge(manifest.switchAutomation, switchAutomation, { store });

export const postAutomatedMessageHandler = () =>
  httpEdge(manifest.postAutomatedMessage, postAutomatedMessage, { store });
export const cancelAutomatedMessageHandler = () =>
  httpEdge(manifest.cancelAutomatedMessage, cancelAutomatedMessage, { store });
export const getAutomatedMessageHandler = () =>
  httpEdge(manifest.getAutomatedMessage, getAutomatedMessage, { store });

export const upsertContactHandler = () => httpEdge(manifest.upsertContact, upsertContact, { store });

export const upsertInspectionHandler = () => httpEdge(manifest.upsertInspection, upsertInspection, { store });
export const listInspectionsOfDayHandler = () =>
  httpEdge(manifest.listInspectionsOfDay, listInspectionsOfDay, { store });
