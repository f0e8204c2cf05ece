/** A line of a conversation: the person says `<`, the office says `>`. Words in braces are placeholders. */
export type Line = `${'<' | '>'} ${string}`;

/** Dialogues between inspectors and the office. */
export const inspectorDialogues: readonly (readonly Line[])[] = [
  ['> Gate code at {address} is {code}, owner has two dogs in the yard.', '< Got it, thanks'],
  ['< Running 15 late, tell the agent pls', '> Told {agent}, no problem.'],
  ['> Can you take {address} on {day} at 1?', '< Yes, put me down', '> Done. Client is {client}.'],
  ['< Nobody here and the lockbox is empty', '> Calling the agent now.', '> {agent} is there in 10.', '< 👍'],
  [
    '< Crawl space is flooded, I will not go in. Photos are in the report.',
    '> Right call. I will let the client know.',
  ],
  ['< Report for {address} is up', '> Thank you, sending it out.'],
  [
    '> The client asked for a radon test too. Do you have a kit?',
    '< Last one. I need more by {day}.',
    '> Ordered.',
  ],
  ['< Can I swap {day} morning with someone? Kid has a dentist appointment', '> Moved you to the afternoon.'],
  ['> Please bring the long ladder tomorrow, it is a steep roof.', '< Already on the van'],
  ['< Panel is a Federal Pacific, I marked it as a safety hazard', '> Good, the buyer will ask.'],
  ['> Thanks! See you {day}.'],
  [
    '< Water heater was off so no temperature readings. Can we come back for that?',
    '> {agent} offers {day} at 4.',
    '< Works',
  ],
  [
    '> How long will you need at {address}? The seller wants to come home.',
    '< Another 40 min, the attic took longer',
    '> I will tell {agent}.',
    '< Wiring up there is knob and tube by the way',
    '> Oh dear. Plenty of photos please.',
    '< 23 so far 😄',
  ],
  [
    '< Are you sending me to {address} on {day}? It is not in my calendar',
    '> It is, 9 am, {size} square feet. I sent the invitation again.',
    '< Now I see it. Sewer scope too?',
    '> Yes, and radon.',
    '< Ok',
  ],
  [
    '< Flat tire on the interstate 🙄',
    '> Are you safe?',
    '< Yes, spare is on. 30 min',
    '> Take your time, I moved the client.',
  ],
];

/** Dialogues between agents and the office. */
export const agentDialogues: readonly (readonly Line[])[] = [
  ['< Can we move {address} to 3 pm?', '> Yes, 3 pm works. I told the inspector.', '< You are the best'],
  [
    '> Report for {address} is ready for your client. It went out by e-mail as well.',
    '< Perfect, thank you!',
  ],
  [
    '< Do you have anything open on {day}? My buyers have a short option period',
    '> {day} at 9 or at 1:30.',
    '< 9 please',
    '> Booked.',
  ],
  [
    '< Seller wants to know how long you will be in the house',
    '> About three hours, it is {size} square feet.',
  ],
  ['> Lockbox code at {address}?', '< {code}', '> Thank you.'],
  ['< Please add a sewer scope to {address}', '> Added. It is 165 more, the client agreed by phone.'],
  ['< Who is the inspector tomorrow?', '> {inspector}.', '< Great, love {inspector}'],
  ['< Is the termite letter included?', '> It is, page 14 of the report.'],
  [
    '> Utilities are off at {address}. Can the seller turn them on before {day}?',
    '< Asking now',
    '< They will be on tonight',
    '> Perfect.',
  ],
  ['< The buyers walked. Please cancel {address}', '> I am sorry. Cancelled, no charge.'],
  [
    '< Can you send the invoice to the title company instead?',
    '> Done, it went to closing@keystone-title.example.',
  ],
  ['< Running late, start without me', '> Will do.'],
  [
    '< My client would like the radon results in writing',
    '> They are here: https://reports.oakhill.example/radon/{code}',
    '< 🙏',
  ],
  [
    '< My buyers are nervous about the roof at {address}. Who could look at it this week?',
    '> {inspector} is free {day} morning.',
    '< Would he write two lines about it just for them?',
    '> Of course, by the same evening.',
    '< You are a lifesaver',
  ],
  [
    '> The seller of {address} has locked the attic hatch. Do you have a key?',
    '< No, let me ask',
    '< Under the blue flower pot',
    '> Found it, thanks!',
  ],
  [
    '< Appraiser and inspector at {address} at the same time, is that a problem?',
    '> Not for us. {inspector} knows him anyway.',
    '< 👍',
  ],
];

/** Dialogues between clients and the office. */
export const clientDialogues: readonly (readonly Line[])[] = [
  [
    '< Thank you! Is it ok if my husband comes along?',
    '> Of course. Plan for about three hours, the last 30 minutes are the walk-through.',
  ],
  [
    '< Do you also check the sewer line?',
    '> We can, with a camera. It is 165 and takes 30 minutes.',
    '< Yes please',
    '> Added to your inspection.',
  ],
  ['< Hi, what time should I be there?', '> Come for the last half hour: around 11:30.', '< See you then'],
  [
    '< How do I pay?',
    '> There is a link in the e-mail from this morning, or by card on site.',
    '< Paid just now',
    '> Received, thank you.',
  ],
  [
    '< I got the report. What does "double tapped breaker" mean?',
    '> Two wires under one screw. An electrician fixes it in half an hour.',
    '< Ok so not a deal breaker 😅',
    '> Not at all.',
  ],
  [
    '< Can we reschedule? The seller is not ready',
    '> Yes. {day} at 9 or 1?',
    '< 9',
    '> You are set for {day} at 9.',
  ],
  ['< Buenas, ¿el inspector habla español?', '> Sí, {inspector} habla español.', '< ¡Qué bueno! Gracias'],
  ['< Where do I sign the agreement?', '> Here: https://sign.oakhill.example/{code}', '< Done'],
  [
    '< Is the radon test included?',
    '> It is not, it would be 140 more. Results after 48 hours.',
    '< Let us do it',
  ],
  ['< We will be 10 minutes late', '> No problem, the inspector is on the roof anyway.'],
  ['< The inspector was wonderful, thank you so much', '> Thank you, I will pass it on!'],
  [
    '> Hello {name}, the radon result is in: 1.8 pCi/L, well under the limit of 4.',
    '< That is a relief, thank you',
  ],
  [
    '< Could you send the report to my father too? He is a contractor and has a lot of opinions. His e-mail is dad.of.{name}@example.com. He would also like to know about the roof: how old it is, whether it has one or two layers, and if the flashing around the chimney was replaced with it or is still the old one',
    '> Sent. The roof is on page 6: about 9 years, one layer, the flashing is original.',
    '< He is impressed, which never happens',
  ],
  ['< Does the warranty start at closing?', '> Yes, 90 days from closing.'],
  ['< I think I left my sunglasses in the kitchen', '> {inspector} has them, they will be at our office.'],
  [
    '< We would like to be there from the start, is that allowed?',
    '> Gladly. Bring flat shoes, the yard is muddy.',
    '< And the children?',
    '> Better at the end, {inspector} opens the electrical panel.',
    '< Makes sense. See you at 11',
    '> See you!',
  ],
  [
    '< The seller says the water stain in the ceiling is old. Is it?',
    '> {inspector} measured it: it is dry. Page 12 has the photo from the infrared camera.',
    '< So no leak?',
    '> None that we could find. Look again after the next heavy rain.',
    '< Will do, thank you so much',
  ],
  [
    '< Could I get the report as one PDF for the bank?',
    '> Here it is: https://reports.oakhill.example/pdf/{code}',
    '< Thanks, they are happy now',
  ],
];

/** Texts from people who are not contacts. */
export const strangerDialogues: readonly (readonly Line[])[] = [
  ['< Hi is this the inspection office'],
  ['< Saw your sign on Elm St. How much for a 1,900 sq ft house?'],
  ['< This is the seller at {address}, the key is under the mat'],
];
