/**
 * Every country and region that AWS documents for SMS, by its ISO 3166 code: the ones that a protect configuration can name.
 * Sources: Amazon SNS Developer Guide, "Supported Regions and countries", and AWS End User Messaging User Guide, "Supported
 * countries". What is not named here is not blocked by name, so compare the list after a deployment (infra/README.md, "The
 * first hour").
 */
export const carrierCountries: ReadonlySet<string> = new Set(
  [
    // Africa
    'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SL SN',
    'SO SS ST SZ TD TG TN TZ UG ZA ZM ZW',
    // Asia
    'AE AF AM AZ BD BH BN BT CN GE HK ID IL IN IQ JO JP KG KH KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG TH TJ TL TM',
    'TW UZ VN YE',
    // Europe
    'AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE',
    'SI SK TR UA',
    // North America
    'AG AI AW BB BM BS BZ CA CR DM DO GD GL GP GT HN HT JM KN KY LC MQ MS MX NI PA PR SV TC TT US VC VG VI',
    // Oceania
    'AU CK FJ FM GU KI MH NC NF NU NZ PF PG PW SB TO VU WS',
    // South America
    'AR BO BR CL CO EC GF GY PE PY SR UY VE',
  ].flatMap((codes) => codes.split(' ')),
);
