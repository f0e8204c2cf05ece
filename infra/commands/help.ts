const help = {
  start: `Usage: npm start -- [--built] [--empty] [--fresh] [--restored]
Runs the whole product on this machine until Ctrl-C. No text is lost when it stops. A saved change of the page appears in
open browsers, and a saved change of anything else restarts the product.

  --built      takes up no saved changes
  --empty      creates companies and members, without contacts and texts
  --fresh      deletes the data first
  --restored   keeps texts waiting until npm run restore -- settle --local
  PORT         port of the page (4000; 0 takes a free one)
  DATA_DIR     data folder (.local/data)
  DYNAMODB_ENDPOINT
               database to use instead of the embedded one; the data folder has a table of its own there`,
  token: `Usage: npm run --silent token -- MEMBER-EMAIL
Prints an access token of a member for the product that runs on this machine.

  PORT         port that npm start uses, unless it is the one in the data folder
  DATA_DIR     data folder that npm start uses (.local/data)
  Example      npm run --silent token -- kim@oakhill.example`,
  automation: `Usage: npm run --silent automation -- --role ROLE METHOD PATH [JSON]
Sends a signed request as an automation to the product that runs on this machine and prints the answer.
The exit code is 1 when the request is refused.

  --role       IAM role of the automation, such as oakhill-automations
  PORT         port that npm start uses, unless it is the one in the data folder
  DATA_DIR     data folder that npm start uses (.local/data)
  Example      npm run --silent automation -- --role oakhill-automations DELETE /api/automation/companies/co_oakhill/messages/reminder-1`,
  example: `Usage: npm run example -- [--company ID] [--role ROLE]
Texts the clients of tomorrow's inspections once, as the automation of functions/example does every day.

  --company    company (co_oakhill)
  --role       IAM role that is registered with the company (oakhill-automations)
  DATA_DIR     data folder that npm start uses (.local/data)`,
  events: `Usage: npm run --silent events -- URL [--company ID] [--type TYPE] [--remove]
Lets a program on this machine be called with the events of the product that runs here.

  URL          where the program listens, such as http://localhost:9000/events
  --company    only events of this company; may be repeated
  --type       only events of this type, such as message-received; may be repeated
  --remove     ends the subscription
  DATA_DIR     data folder that npm start uses (.local/data)`,
  company: `Usage: npm run company -- COMMAND --stage NAME|--local [OPTIONS]
Adds and changes companies, in a stage in AWS or on this machine.

  list         lists companies
  show         shows one company: --company ID
  add          adds a company: --name NAME --time-zone ZONE --plan basic|advanced --admin-email EMAIL --admin-name NAME
               [--company ID] [--number-id phone-...|simulator] [--parts-per-second N] [--dry-run]
  set          changes a company: --company ID [--name NAME] [--time-zone ZONE] [--plan PLAN]
               [--automations-need-consent yes|no] [--members-need-consent yes|no]
               [--number-id phone-...|simulator] [--parts-per-second N] [--dry-run]
  automation   add, remove or list: the IAM roles that may act for a company: --company ID
               [--role ROLE] [--name NAME]
  import       imports people from a CSV file: --company ID --file FILE [--contact-role ROLE] [--column "mobile=Cell number"]...
               [--refused FILE] [--dry-run]; Ctrl-C stops it, and the same command continues
  reattach     connects every company's number to the stage again: [--dry-run]

  --dry-run    prints the steps and changes nothing
  DATA_DIR     data folder that npm start uses (.local/data), for --local`,
  hostile: `Usage: npm run hostile
Starts the product with the demo data and sends its API what /openapi.json allows and what it forbids, from an admin and from an
automation. Fails with the request at an answer that is a server error or not as described, and when a route never finds what a
request names. Needs Python 3.11 with venv; the first run installs Schemathesis into .local.`,
  restore: `Usage: npm run restore -- --stage NAME --to TIME
       npm run restore -- stop|settle --stage NAME|--local
Restores the table of a stage to a point in time, and controls sending around it.

  --to         restores to this time in UTC under a new name, such as 2026-11-26T09:30:00Z; the old table stays
  stop         stops sending, so that texts wait
  settle       marks texts that may already be out as unconfirmed, then starts sending
  DATA_DIR     data folder that npm start uses (.local/data), for --local`,
  message: `Usage: npm run message -- ID --stage NAME|--local
Prints the history of one message: its steps with their times, what the carrier answered, receipts, and what it waits for.

  ID           message id, which is in the log lines and in the API's answers
  DATA_DIR     data folder that npm start uses (.local/data), for --local`,
  repl: `Usage: npm run repl -- [--local | --stage NAME] [--company ID] [--write]
Opens a session of Node on the table, with the store, a company and await. The product may run or be stopped; while a session has the
folder of a stopped one, npm start waits for its end with a sentence. Ctrl-D ends it.

  --stage      a deployed stage instead of this machine
  --company    company (the first by id)
  --write      lets calls change the data; without it every write is refused
  DATA_DIR     data folder that npm start uses (.local/data); it also keeps the history of the session`,
  chaos: `Usage: npm run chaos -- [--messages N] [--seed S] [--faults LIST]
Sends texts while parts of the system fail, then checks that none is duplicated, lost or stuck.
The exit code is 1 when one is, and the data folder is kept.

  --messages   number of texts (300), from 20
  --seed       seed of the plan (1); the same seed makes the same plan
  --faults     names with commas, or none; all by default. A wrong name prints the list`,
  cost: `Usage: npm run cost
Measures what AWS bills for one text and for an idle month. The exit code is 1 above the budget. It takes no option.`,
  screens: `Usage: npm run screens -- [--only NAME] [--width N] [--readme]
Takes pictures of every page and state in four widths, light and dark, into .local/screens. Open index.html there.

  --only       takes only the pages whose name matches this regular expression, such as 'thread|import'
  --width      takes only one width: 1440, 1024, 768 or 390
  --readme     writes the picture with which the README opens instead`,
  mutants: `Usage: npm run mutants -- [--only WORD] [--quick] [--stryker]
Breaks the code on purpose in many small ways, one at a time in a copy, and says which test notices each.
The exit code is 1 when no test notices one, or when a test fails without a change or does not end.

  --only       tries only those whose sentence or file contains this, such as outbox
  --quick      tries only those whose test takes a few seconds
  --stryker    lets Stryker make every small change that it knows in the files without input and output`,
  ministack: `Usage: npm run ministack -- COMMAND
Runs a command with its data in MiniStack's database instead of the embedded one. Needs Python 3.11.
For example: npm run ministack -- npm start -- --fresh`,
  deploy: `Usage: npm run deploy -- --stage NAME [--example COMPANY,COMPANY]
Deploys a stage to AWS with your credentials. infra/README.md has the steps before and after.

  --stage      a stage of infra/aws/stages.ts
  --example    also deploys the automation of functions/example, for these companies`,
} as const;

/** Prints the help of an npm command and exits with code 0 when the arguments contain `--help` or `-h`. */
export function answerHelp(
  command: keyof typeof help,
  args: readonly string[] = process.argv.slice(2),
): void {
  if (!args.includes('--help') && !args.includes('-h')) return;
  process.stdout.write(`${help[command]}\n`);
  process.exit(0);
}
